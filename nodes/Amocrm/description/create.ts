import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { ADDITIONAL_FIELDS, formNames } from '../resources/formNames';
import type { Resource } from '../resources/types';
import { fieldInput } from './fieldInputs';

/** The form of 'Create'. */
export function createParameters(resource: Resource): INodeProperties[] {
	return updateDisplayOptions({ show: { resource: [resource.name], operation: ['create'] } }, [
		jsonSwitch(resource),
		jsonText(resource),
		form(resource),
		options(resource),
	]);
}

const jsonSwitch = ({ plural }: Resource): INodeProperties => ({
	displayName: 'JSON Parameters',
	name: 'jsonParameters',
	type: 'boolean',
	default: false,
	description: `Whether to give the ${plural.toLowerCase()} as raw JSON instead of the form`,
});

function jsonText(resource: Resource): INodeProperties {
	const names = formNames(resource);
	return {
		displayName: names.jsonLabel,
		name: names.json,
		type: 'json',
		displayOptions: { show: { jsonParameters: [true] } },
		default: '',
		placeholder: `e.g. [{"name": "Rocket LLC"}, {"name": "Horns LLC"}]`,
		description: `An array of ${resource.plural.toLowerCase()} as amoCRM's API takes them, or one object. It is sent as it is. It can be a text, or an expression that gives an array or object.`,
		typeOptions: { rows: 8 },
	};
}

function form(resource: Resource): INodeProperties {
	const names = formNames(resource);
	return {
		displayName: resource.plural,
		name: names.collection,
		type: 'fixedCollection',
		displayOptions: { show: { jsonParameters: [false] } },
		typeOptions: { multipleValues: true, multipleValueButtonText: `Add ${resource.singular}` },
		placeholder: `Add ${resource.singular}`,
		default: { [names.entry]: [{ name: '' }] },
		description: `The ${resource.plural.toLowerCase()} to create for each input item. Empty fields are not sent.`,
		options: [
			{
				displayName: resource.singular,
				name: names.entry,
				values: rowInputs(resource),
			},
		],
	};
}

/** What most rows need stands open; the rest is added when it is wanted. */
function rowInputs(resource: Resource): INodeProperties[] {
	const inputs = (primary: boolean) =>
		resource.fields
			.filter((field) => (field.primary === true) === primary)
			.map((field) => fieldInput(field, resource));
	return [
		...inputs(true),
		{
			displayName: 'Additional Fields',
			name: ADDITIONAL_FIELDS,
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: inputs(false).sort((a, b) => a.displayName.localeCompare(b.displayName)),
		},
	];
}

const options = ({ plural }: Resource): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Batch Size',
			name: 'batchSize',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: '10', value: 10 },
				{ name: '100', value: 100 },
				{ name: '200', value: 200 },
				{ name: '25', value: 25 },
				{ name: '250 (Most Allowed)', value: 250 },
				{ name: '50 (Recommended by amoCRM)', value: 50 },
				{ name: 'Automatic', value: 'auto', description: 'Starts with 50 and adapts to how fast amoCRM answers' },
			],
			default: 'auto',
			description: `How many ${plural.toLowerCase()} travel in one request`,
		},
		{
			displayName: 'Create Missing Tags',
			name: 'createTags',
			type: 'boolean',
			noDataExpression: true,
			default: false,
			description: 'Whether tags that the account does not have are made. Otherwise a row with an unknown tag is refused.',
		},
		{
			displayName: 'Empty Values',
			name: 'emptyValues',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'Clear the Field', value: 'clear', description: 'An empty value empties the custom field in amoCRM' },
				{ name: 'Leave Out', value: 'leave', description: 'A custom field with an empty value is not sent' },
			],
			default: 'leave',
			description: 'What an empty value of a custom field means',
		},
		{
			displayName: 'Return',
			name: 'return',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'Full Record', value: 'full', description: 'The complete records, read back from amoCRM' },
				{ name: 'IDs Only', value: 'ids', description: 'Only the IDs, without further requests' },
			],
			default: 'full',
			description: 'What comes out for each row that was written',
		},
	],
});
