import type { INodeProperties } from 'n8n-workflow';

import { alphabetical } from './alphabetical';

/** Which fields of the records come out. */
export const outputOptions: INodeProperties[] = [
	{
		displayName: 'Fields to Exclude',
		name: 'fieldsToExclude',
		type: 'string',
		default: '',
		placeholder: 'e.g. _links, account_id',
		description:
			'Names of fields that do not come out, separated by commas. An expression can also give an array.',
	},
	{
		displayName: 'Fields to Return',
		name: 'fieldsToReturn',
		type: 'string',
		default: '',
		placeholder: 'e.g. name, Phone, created_at',
		description:
			'Names of the only fields that come out, separated by commas. An expression can also give an array. Empty means all.',
	},
];

export const queryParameters: INodeProperties = {
	displayName: 'Query Parameters',
	name: 'queryParameters',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Parameter',
	default: {},
	description: 'Added to the address of each request, for what the form does not know',
	options: [
		{
			displayName: 'Parameter',
			name: 'parameter',
			values: [
				{ displayName: 'Name', name: 'name', type: 'string', default: '' },
				{ displayName: 'Value', name: 'value', type: 'string', default: '' },
			],
		},
	],
};

export const mergeJson: INodeProperties = {
	displayName: 'Raw JSON to Merge',
	name: 'mergeJson',
	type: 'json',
	default: '',
	hint: 'For example: {"created_by": 0}',
	description:
		"An object that is merged into each record of the item, for what the form does not know. Names are those of amoCRM's API.",
};

/** n8n demands alphabetical order from five options on. */
export const sortedByLabel = (options: INodeProperties[]): INodeProperties[] =>
	[...options].sort((a, b) => alphabetical(a.displayName, b.displayName));

/** The node's 'Options' of one operation. */
export const optionsCollection = (options: INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: sortedByLabel(options),
});
