import type { INodeProperties } from 'n8n-workflow';

import { fieldLocator } from '../../fieldTypes/customFields';
import type { FilterType } from '../filterType';

/** Values of custom fields, or ranges of them. */
export const customFields: FilterType = {
	inputs: ({ name, label }, resource) => [
		{
			displayName: label,
			name,
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Custom Field',
			default: {},
			options: [
				{
					displayName: 'Field',
					name: 'field',
					values: [
						fieldLocator('Field', 'field_id', resource),
						{
							displayName: 'Value',
							name: 'value',
							type: 'string',
							default: '',
							description:
								'The value the field must have. For a list: any of several options, separated by commas.',
						},
						rangeEnd('From', 'from', 'least'),
						rangeEnd('To', 'to', 'most'),
					],
				},
			],
		},
	],
	hasDates: true,
	load: async () => await import('./reader'),
};

const rangeEnd = (displayName: string, name: string, word: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	description: `The ${word} number or date, instead of a value`,
});
