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

/** The ordered list of keys for matching. */
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
			description: `How to find the ${resource.singular.toLowerCase()} of a row. Keys are tried from the top; the first match counts. Without a match, a new one is created.`,
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
		{ name: 'Add', value: 'add', description: "Adds new values to the record's values" },
		{ name: 'Replace', value: 'replace', description: 'Replaces the existing ones' },
	],
	default: 'add',
	description:
		"How a row's values change those of the record in fields with several values, such as phones, emails and multiselects",
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
			description: 'Each of them is updated and returned as a separate item',
		},
		{ name: 'Update None, Give an Error', value: 'error', description: 'The row returns an error' },
		{ name: 'Update the First Created', value: 'firstCreated', description: 'The oldest of them' },
		{
			name: 'Update the Last Updated',
			value: 'lastUpdated',
			description: 'The most recently changed one',
		},
	],
	default: 'firstCreated',
	description: 'What to do if a row matches several records',
};
