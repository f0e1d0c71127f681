import { company } from '../company';
import { contact } from '../contact';
import { email, phone } from './fields';
import type { Field, FieldTypeName, Resource } from '../resource';

/** Records that can be created together with a lead (API facts 5.4.3). */
export interface ComplexPart {
	/** In the form. */
	name: 'contact' | 'company';
	/** Under `_embedded` of the lead. */
	embedded: 'contacts' | 'companies';
	resource: Resource;
	/** Fields of a new record, and the ID of an existing one. */
	fields: readonly Field[];
}

/**
 * Fields left out of the form: they belong to the lead, need an existing record, or are rarely used. The contact gets the lead's
 * company.
 */
const NOT_IN_PARTS: readonly FieldTypeName[] = [
	'requestId',
	'laterCompany',
	'details',
	'userOrRobot',
	'time',
	'coded',
];

const partOf = (
	name: ComplexPart['name'],
	embedded: ComplexPart['embedded'],
	resource: Resource,
): ComplexPart => ({
	name,
	embedded,
	resource,
	fields: [
		{ name: 'id', label: `Existing ${resource.singular}`, type: 'recordId' },
		phone,
		email,
		...resource.fields
			.filter(({ type }) => !NOT_IN_PARTS.includes(type))
			.map((field) => ({ ...field, required: false, primary: false })),
	],
});

export const complexParts: readonly ComplexPart[] = [
	partOf('contact', 'contacts', contact),
	partOf('company', 'companies', company),
];

/** The lead's own fields, without linked records, which are in the parts. */
export const complexFields = ({ fields }: Resource): Field[] =>
	fields
		.filter(({ type }) => type !== 'linkedIds')
		.map((field) => ({ ...field, primary: field.name === 'name' }));

/** For messages about them. */
export const partLabels: readonly Field[] = [
	{ name: 'contacts', label: 'Contact', type: 'recordId' },
	{ name: 'companies', label: 'Company', type: 'recordId' },
];
