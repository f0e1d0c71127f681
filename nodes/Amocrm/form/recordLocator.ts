import type { INodeProperties } from 'n8n-workflow';

import type { Resource } from '../resources/resource';

const NAMES: Record<string, string> = {
	companies: 'e.g. Rocket LLC',
	contacts: 'e.g. Anna Petrova',
	leads: 'e.g. Order 1234',
};

/** One record: from a list that can be searched, by its name, by its address in amoCRM, or by its id. */
export const recordLocator = (
	{ singular, plural, embedded }: Resource,
	name: string,
): INodeProperties => ({
	displayName: singular,
	name,
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: `search${plural}`, searchable: true },
		},
		{ displayName: 'By Name', name: 'name', type: 'string', placeholder: NAMES[embedded] },
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: `e.g. https://mycompany.amocrm.ru/${embedded}/detail/9001`,
			extractValue: { type: 'regex', regex: `^https?://[^/]+/${embedded}/detail/(\\d+)` },
			validation: [
				{
					type: 'regex',
					properties: {
						regex: `^https?://[^/]+/${embedded}/detail/\\d+.*`,
						errorMessage: `Not the address of a ${singular.toLowerCase()} in amoCRM`,
					},
				},
			],
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 9001',
			validation: [
				{
					type: 'regex',
					properties: { regex: '^\\s*\\d+\\s*$', errorMessage: 'An ID is a number' },
				},
			],
		},
	],
});
