import type { INodeProperties } from 'n8n-workflow';

import type { WriteEndpoint } from '../resources/endpoints';
import type { FieldTypeName, Resource } from '../resources/resource';

/** Options of verbs that write rows. */

export const batchSize: INodeProperties = {
	displayName: 'Batch Size',
	name: 'batchSize',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: '10', value: 10 },
		{ name: '25', value: 25 },
		{ name: '50 (Recommended by amoCRM)', value: 50 },
		{ name: '100', value: 100 },
		{ name: '200', value: 200 },
		{ name: '250 (Most Allowed)', value: 250 },
		{
			name: 'Automatic',
			value: 'auto',
			description: 'Starts with 50 and adapts to how fast amoCRM answers',
		},
	],
	default: 'auto',
	description: 'How many rows travel in one request',
};

export const createTags: INodeProperties = {
	displayName: 'Create Missing Tags',
	name: 'createTags',
	type: 'boolean',
	noDataExpression: true,
	default: false,
	description:
		'Whether tags that the account does not have are made. Otherwise a row with an unknown tag is refused.',
};

export const dateOrder: INodeProperties = {
	displayName: 'Dates Such as 03/04',
	name: 'dateOrder',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: "Account's Format",
			value: 'account',
			description: 'As the account itself shows dates',
		},
		{ name: 'Day First', value: 'dayFirst', description: '03/04/2026 is 3 April' },
		{ name: 'Month First', value: 'monthFirst', description: '03/04/2026 is March 4' },
	],
	default: 'account',
	description: 'How dates with slashes or dashes are read where the year comes last',
};

export const emptyValues: INodeProperties = {
	displayName: 'Empty Values',
	name: 'emptyValues',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Clear the Field',
			value: 'clear',
			description: 'An empty value empties the custom field in amoCRM',
		},
		{
			name: 'Leave Out',
			value: 'leave',
			description: 'A custom field with an empty value is not sent',
		},
	],
	default: 'leave',
	description: 'What an empty value of a custom field means',
};

export const returned: INodeProperties = {
	displayName: 'Return',
	name: 'return',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Full Record',
			value: 'full',
			description: 'The complete records, read back from amoCRM',
		},
		{ name: 'IDs Only', value: 'ids', description: 'Only the IDs, without further requests' },
		{
			name: 'Simplified Record',
			value: 'simplified',
			description: 'With names beside IDs, and custom fields under their own names',
		},
	],
	default: 'full',
	description: 'What comes out for each row that was written',
};

export const tagsMode: INodeProperties = {
	displayName: 'Tags',
	name: 'tagsMode',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Add', value: 'add', description: 'The record keeps its tags and gets these too' },
		{ name: 'Remove', value: 'remove', description: 'These are taken from the record' },
		{ name: 'Replace', value: 'replace', description: 'The record has only these afterwards' },
	],
	default: 'add',
	description: 'What the tags of a row do to those that the record has',
};

/** Types of fields that an option is about; other options are of use to every resource. */
const ABOUT: Partial<Record<string, readonly FieldTypeName[]>> = {
	createTags: ['tags'],
	dateOrder: ['customFields', 'time'],
	emptyValues: ['customFields'],
	skipExistingField: ['customFields'],
	tagsMode: ['tags'],
};

/** Those of the options that mean something for a resource. */
export const optionsOfUse = (
	options: readonly INodeProperties[],
	{ endpoints, fields }: Resource,
	endpoint: WriteEndpoint | undefined,
): INodeProperties[] =>
	options.filter(({ name }) => {
		if (name === 'batchSize') return typeof endpoint?.body === 'object';
		if (name === 'return') return endpoints.list !== undefined;
		const types = ABOUT[name];
		return !types || fields.some(({ type }) => types.includes(type));
	});
