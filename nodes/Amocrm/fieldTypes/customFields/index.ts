import type { INodeProperties } from 'n8n-workflow';

import type { Resource } from '../../resources/resource';
import { locator } from '../common/picker';
import type { FieldType } from '../fieldType';

/** Selects a custom field of the resource. */
export const fieldLocator = (displayName: string, name: string, resource: Resource) =>
	locator(displayName, name, `search${resource.singular}Fields`, {
		id: 'e.g. 447001',
		name: 'e.g. Phone (mobile), or a code such as INN',
	});

/** Values of custom fields; each field has its own column. */
export const customFields: FieldType = {
	input: ({ label, name }, resource) => ({
		displayName: label,
		name,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Custom Field' },
		placeholder: 'Add Custom Field',
		default: {},
		options: [{ displayName: 'Field', name: 'field', values: valueInputs(resource) }],
	}),
	load: async () => await import('./codec'),
};

const valueInputs = (resource: Resource): INodeProperties[] => [
	fieldLocator('Field', 'field_id', resource),
	{
		displayName: 'Value',
		name: 'value',
		type: 'string',
		default: '',
		description:
			'As you would write it: several options or phones separated by commas, dates as 2026-12-31 or 31.12.2026, yes or no. A phone can carry its kind: +7 916 111-22-33 (mobile).',
	},
];
