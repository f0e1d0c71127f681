import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { KeyType, Resource } from '../../resources/resource';
import { alphabetical } from '../../form/alphabetical';
import { fieldLocator } from '../../fieldTypes/customFields';

const KEYS: Record<KeyType, Omit<INodePropertyOptions, 'value'>> = {
	customField: {
		name: 'Custom Field',
		description: 'A custom field has the same value, such as a tax number',
	},
	email: { name: 'Email', description: 'An email is the same, regardless of case' },
	id: { name: 'ID', description: 'The ID is the same' },
	name: { name: 'Name', description: 'The name is the same, regardless of case and spaces' },
	phone: {
		name: 'Phone',
		description: 'The whole international number is the same, however it is written',
	},
};

/** By what rows and records are told to be the same; an ordered list. */
export function matchBy(resource: Resource): INodeProperties[] {
	const { keys, standard } = resource.matchBy ?? { keys: [], standard: [] };
	const options = keys.map((value) => ({ ...KEYS[value], value }));
	const [first = ''] = standard;
	return [
		{
			displayName: 'Match By',
			name: 'matchBy',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, sortable: true, multipleValueButtonText: 'Add Key' },
			placeholder: 'Add Key',
			default: { key: standard.map((by) => ({ by })) },
			description: `By what a row finds its ${resource.singular.toLowerCase()}. Keys are tried from the top; the first that finds one decides. If none does, a new one is created.`,
			options: [
				{
					displayName: 'Key',
					name: 'key',
					values: [
						{
							displayName: 'Key',
							name: 'by',
							type: 'options',
							noDataExpression: true,
							options: options.sort((a, b) => alphabetical(a.name, b.name)),
							default: first,
						},
						{
							...fieldLocator('Field', 'field_id', resource),
							displayOptions: { show: { by: ['customField'] } },
						},
					],
				},
			],
		},
	];
}

export const valuesMode: INodeProperties = {
	displayName: 'Multiple Values',
	name: 'valuesMode',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Add', value: 'add', description: 'The record keeps its values and gets new ones too' },
		{ name: 'Replace', value: 'replace', description: 'The record has only these afterwards' },
	],
	default: 'add',
	description:
		'What the values of a row do to those that a found record has, in fields that can have several, such as phones, emails and several options',
};

export const severalFound: INodeProperties = {
	displayName: 'Several Found',
	name: 'severalFound',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Update All',
			value: 'all',
			description: 'Each of them is updated, and comes out as an item of its own',
		},
		{ name: 'Update None, Give an Error', value: 'error', description: 'The row is an error' },
		{ name: 'Update the First Created', value: 'firstCreated', description: 'The oldest of them' },
		{
			name: 'Update the Last Updated',
			value: 'lastUpdated',
			description: 'The one that was changed last',
		},
	],
	default: 'firstCreated',
	description: 'What happens when a row finds more than one record',
};
