import type { INodeProperties } from 'n8n-workflow';

import { jsonExample, writeParameters } from '../../form/write';
import { batchSize, createTags, dateOrder, emptyValues, returned } from '../../form/writeOptions';
import { fieldLocator } from '../../fieldTypes/customFields';
import { upsertFields } from '../../resources/common/fields';
import type { Field, Resource } from '../../resources/resource';

/** The form of 'Create'. */
export const createParameters = (resource: Resource): INodeProperties[] =>
	writeParameters(resource, {
		operation: 'create',
		fields: formFields(resource),
		endpoint: resource.endpoints.create,
		options: [
			batchSize,
			createTags,
			dateOrder,
			emptyValues,
			returned,
			...(resource.matchBy ? skipExistingOptions(resource) : []),
		],
		json: { example: jsonExample(resource, '[{"name": "Rocket LLC"}, {"name": "Horns LLC"}]') },
	});

/**
 * If nothing is required, shares the form of 'Create or Update', which shows the ID only there. This keeps the description small,
 * which n8n sends to every editor.
 */
function formFields(resource: Resource): readonly Field[] {
	const isShared =
		resource.operations.includes('upsert') && !resource.fields.some(({ required }) => required);
	return isShared ? upsertFields(resource) : resource.fields;
}

const skipExisting: INodeProperties = {
	displayName: 'Skip Existing',
	name: 'skipExisting',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'By Custom Field',
			value: 'field',
			description:
				"Rows are compared by a custom field, such as a tax number. Then choose it: 'Add option' → 'Skip Existing: Field'.",
		},
		{
			name: 'By Name',
			value: 'name',
			description: 'Rows are compared by their names, regardless of case and spaces',
		},
		{ name: 'Off', value: 'off', description: 'Every row is created' },
	],
	default: 'off',
	description:
		'Whether to skip rows that already exist in amoCRM. They return the existing record, so the workflow can run again without creating duplicates. Equal rows of a run become one record.',
};

const skipExistingOptions = (resource: Resource): INodeProperties[] => [
	skipExisting,
	{
		...fieldLocator('Skip Existing: Field', 'skipExistingField', resource),
		displayOptions: { show: { skipExisting: ['field'] } },
		description: 'The custom field that identifies records, such as a tax number',
	},
];
