import type { INodeProperties } from 'n8n-workflow';

import type { Resource } from '../resources/resource';

/** The choice between the form and 'Map Columns'. */
export const inputModeChoice = ({ singular, plural }: Resource): INodeProperties => ({
	displayName: 'Fields From',
	name: 'inputMode',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Form',
			value: 'form',
			description: `Fields are added one by one. An item can hold several ${plural.toLowerCase()}.`,
		},
		{
			name: 'Map Columns',
			value: 'columns',
			description: `Each item is one ${singular.toLowerCase()}, and its columns are matched with fields, also by their names`,
		},
	],
	default: 'form',
	description: 'Where the values of the fields come from',
});

/**
 * n8n's mapper of columns. Its mode is 'add' for updates too: in 'update' the editor asks for columns to match records by,
 * and shows nothing where there are none.
 */
export const columnMapper = ({ singular }: Resource): INodeProperties => ({
	displayName: 'Columns',
	name: 'columns',
	type: 'resourceMapper',
	noDataExpression: true,
	required: true,
	default: { mappingMode: 'defineBelow', value: null },
	description: `The fields of the ${singular.toLowerCase()} of each input item. Empty ones are not sent.`,
	typeOptions: {
		loadOptionsDependsOn: ['resource', 'operation'],
		resourceMapper: {
			resourceMapperMethod: 'getColumns',
			mode: 'add',
			fieldWords: { singular: 'field', plural: 'fields' },
			valuesLabel: 'Values',
			addAllFields: true,
			supportAutoMap: true,
		},
	},
});
