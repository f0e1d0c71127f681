import type { INodeProperties } from 'n8n-workflow';

import type { Resource } from '../resources/resource';

/** Chooses between the form and 'Map Columns'. */
export const inputModeChoice = ({ singular, plural }: Resource): INodeProperties => ({
	displayName: 'Fields From',
	name: 'inputMode',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Form',
			value: 'form',
			description: `Enter fields one by one. An item can contain several ${plural.toLowerCase()}.`,
		},
		{
			name: 'Map Columns',
			value: 'columns',
			description: `Each item is one ${singular.toLowerCase()}, with columns mapped to fields manually or by name`,
		},
	],
	default: 'form',
	description: 'How the fields are filled',
});

/**
 * n8n's resource mapper. Updates use the mode 'add' too: in 'update', the editor asks for columns to match by and shows nothing if
 * there are none.
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
