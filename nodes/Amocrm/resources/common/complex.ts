import { company } from '../company';
import { contact } from '../contact';
import { email, phone } from './fields';
import type { Field, FieldTypeName, Resource } from '../resource';

/** What a lead can be made together with, under the names that the form and the API use (API facts 5.4.3). */
export interface ComplexPart {
	/** In the form. */
	name: 'contact' | 'company';
	/** Under `_embedded` of the lead. */
	embedded: 'contacts' | 'companies';
	resource: Resource;
	/** Of a new one, and the ID of an existing one. */
	fields: readonly Field[];
}

/** What stands in the lead, needs a record that is there, or few rows have; the lead's company becomes that of the contact. */
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

/** The lead's own fields, without the IDs of what is linked: that stands in the parts. */
export const complexFields = ({ fields }: Resource): Field[] =>
	fields
		.filter(({ type }) => type !== 'linkedIds')
		.map((field) => ({ ...field, primary: field.name === 'name' }));

/** For messages about them. */
export const partLabels: readonly Field[] = [
	{ name: 'contacts', label: 'Contact', type: 'recordId' },
	{ name: 'companies', label: 'Company', type: 'recordId' },
];
