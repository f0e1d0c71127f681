import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Field, Resource } from '../../resources/resource';

const text = (displayName: string, name: string, placeholder?: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	...(placeholder ? { placeholder } : {}),
});

/** Kinds under amoCRM's own codes (API facts 5.5.4). */
const PHONE_KINDS: INodePropertyOptions[] = [
	{ name: 'Direct', value: 'WORKDD' },
	{ name: 'Fax', value: 'FAX' },
	{ name: 'Home', value: 'HOME' },
	{ name: 'Mobile', value: 'MOB' },
	{ name: 'Other', value: 'OTHER' },
	{ name: 'Work', value: 'WORK' },
];

const EMAIL_KINDS: INodePropertyOptions[] = [
	{ name: 'Other', value: 'OTHER' },
	{ name: 'Private', value: 'PRIV' },
	{ name: 'Work', value: 'WORK' },
];

const kind = (options: INodePropertyOptions[]): INodeProperties => ({
	displayName: 'Kind',
	name: 'enum_code',
	type: 'options',
	options,
	default: 'WORK',
});

const ADDRESS: INodeProperties[] = [
	text('Address Line 1', 'address_line_1', 'e.g. Nevsky pr. 1'),
	text('Address Line 2', 'address_line_2'),
	text('City', 'city'),
	text('Country', 'country', 'e.g. Brazil, or BR'),
	text('Postal Code', 'zip'),
	text('State', 'state'),
];

const DESCRIPTION: INodeProperties = {
	...text('Description', 'description'),
	typeOptions: { rows: 3 },
	description: 'Stored as a note of the record',
};

const INDUSTRY: INodeProperties = {
	...text('Industry', 'industry'),
	description: "One of the options, if the account's field is a list",
};

/** Only people have a position. */
const profile = ({ people }: Resource): INodeProperties[] => [
	DESCRIPTION,
	INDUSTRY,
	text('Number of Employees', 'employees', 'e.g. 25'),
	...(people ? [text('Position', 'position', 'e.g. Director')] : []),
];

/** The block of contact details: groups that can each be added several times, since n8n knows no other way. */
export const detailsInput = ({ label, name }: Field, resource: Resource): INodeProperties => ({
	displayName: label,
	name,
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Detail',
	default: {},
	options: [
		{ displayName: 'Address', name: 'address', values: ADDRESS },
		{
			displayName: 'Email',
			name: 'emails',
			values: [text('Email', 'value', 'e.g. name@email.com'), kind(EMAIL_KINDS)],
		},
		{
			displayName: 'Phone',
			name: 'phones',
			values: [text('Phone', 'value', 'e.g. +7 916 111-22-33'), kind(PHONE_KINDS)],
		},
		{ displayName: 'Profile', name: 'profile', values: profile(resource) },
		{
			displayName: 'Website',
			name: 'websites',
			values: [text('Website', 'value', 'e.g. https://www.example.com')],
		},
	],
});
