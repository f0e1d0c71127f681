import type { INodeProperties } from 'n8n-workflow';

import { alphabetical } from './alphabetical';

/** Options that select the fields of the output. */
export const outputOptions: INodeProperties[] = [
	{
		displayName: 'Fields to Exclude',
		name: 'fieldsToExclude',
		type: 'string',
		default: '',
		placeholder: 'e.g. _links, account_id',
		description:
			'Comma-separated names of fields to leave out of the output. An expression can also return an array.',
	},
	{
		displayName: 'Fields to Return',
		name: 'fieldsToReturn',
		type: 'string',
		default: '',
		placeholder: 'e.g. name, Phone, created_at',
		description:
			'Comma-separated names of the only fields to return. An expression can also return an array. Empty means all.',
	},
];

export const queryParameters: INodeProperties = {
	displayName: 'Query Parameters',
	name: 'queryParameters',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Parameter',
	default: {},
	description: 'Added to the URL of each request, for API features that the form does not cover',
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
		"An object merged into each record of the item, for API fields that the form does not cover. Use the API's field names.",
};

/** n8n requires alphabetical order from five options on. */
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
