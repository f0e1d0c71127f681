import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { ADDITIONAL_FIELDS, formNames } from '../resources/common/formNames';
import { FIELDS_OF, type WriteVerb } from '../resources/common/fields';
import type { Field, FieldType, Resource } from '../resources/resource';
import { columnMapper, inputModeChoice } from './columnMapper';
import { fieldInput, fieldLocator } from './fieldInputs';
import { matchBy, severalFound, valuesMode } from './match';
import {
	mergeJson,
	optionsCollection,
	outputOptions,
	queryParameters,
	sortedByLabel,
} from './sharedOptions';

/** 'Create Complex' has the form and raw JSON only: columns cannot say whose phone is meant. */
type Verb = WriteVerb | 'createComplex';

/** The form of 'Create', of 'Update' and of both in one, which keep what was typed when one is changed for the other. */
export function writeParameters(resource: Resource, verb: WriteVerb): INodeProperties[] {
	return updateDisplayOptions({ show: { resource: [resource.name], operation: [verb] } }, [
		...(verb === 'upsert' ? matchBy(resource) : []),
		jsonSwitch(resource),
		jsonText(resource, verb),
		{
			...inputModeChoice(resource),
			displayOptions: { show: whenJson(resource, verb, false) },
		},
		{ ...columnMapper(resource), displayOptions: { show: whenMode(resource, verb, 'columns') } },
		{
			...form(resource, verb, rowInputs(formFields(resource, verb), resource)),
			displayOptions: { show: whenMode(resource, verb, 'form') },
		},
		optionsCollection([
			...OPTIONS[verb](resource).filter(({ name }) => isOfUse(name, resource, verb)),
			...outputOptions,
			mergeJson,
			queryParameters,
		]),
	]);
}

/** Types of fields that an option is about; other options are of use to every resource. */
const ABOUT: Partial<Record<string, readonly FieldType[]>> = {
	createTags: ['tags'],
	dateOrder: ['customFields', 'time'],
	emptyValues: ['customFields'],
	skipExistingField: ['customFields'],
	tagsMode: ['tags'],
};

/** Options appear only where they mean something. */
function isOfUse(option: string, resource: Resource, verb: WriteVerb): boolean {
	if (option.startsWith('skipExisting') && !resource.matchBy) return false;
	if (option === 'skipExisting') return resource.matchBy !== undefined;
	if (option === 'batchSize')
		return typeof resource.endpoints[verb === 'update' ? 'update' : 'create']?.body === 'object';
	const types = ABOUT[option];
	return !types || resource.fields.some(({ type }) => types.includes(type));
}

export const jsonSwitch = ({ plural }: Resource): INodeProperties => ({
	displayName: 'JSON Parameters',
	name: 'jsonParameters',
	type: 'boolean',
	default: false,
	description: `Whether to give the ${plural.toLowerCase()} as raw JSON instead of the form`,
});

/**
 * Resource and operation come first: n8n takes everything behind a switch that holds an expression for shown, and would
 * ask for the required fields of all the other forms.
 */
const whenJson = (resource: Resource, verb: Verb, json: boolean) => ({
	resource: [resource.name],
	operation: [verb],
	jsonParameters: [json],
});

const whenMode = (resource: Resource, verb: Verb, inputMode: 'form' | 'columns') => ({
	...whenJson(resource, verb, false),
	inputMode: [inputMode],
});

/** n8n shows no placeholder in an editor of JSON, and a default that nobody looked at would be sent. */
const JSON_EXAMPLES: Record<Verb, string> = {
	create: '[{"name": "Rocket LLC"}, {"name": "Horns LLC"}]',
	createComplex: '[{"name": "Order 1234", "_embedded": {"contacts": [{"first_name": "Anna"}]}}]',
	update: '[{"id": 9001, "name": "Rocket LLC"}]',
	upsert: '[{"name": "Rocket LLC"}, {"id": 9001, "name": "Horns LLC"}]',
};

/** Of the resource's own fields, where it has an example. */
function jsonExample({ example }: Resource, verb: Verb): string {
	if (!example) return JSON_EXAMPLES[verb];
	return JSON.stringify([verb === 'update' ? { id: 9001, ...example } : example]);
}

const JSON_NOTES: Record<Verb, string> = {
	create: '',
	createComplex: 'Contact and company stand under _embedded. ',
	update: 'Each needs the ID of its record. ',
	upsert: 'Each may have the ID of its record. ',
};

export function jsonText(resource: Resource, verb: Verb): INodeProperties {
	const names = formNames(resource);
	return {
		displayName: names.jsonLabel,
		name: names.json,
		type: 'json',
		displayOptions: { show: whenJson(resource, verb, true) },
		default: '',
		hint: `For example: ${jsonExample(resource, verb)}`,
		description: `An array of ${resource.plural.toLowerCase()} as amoCRM's API takes them, or one object. ${JSON_NOTES[verb]}It is sent as it is. It can be a text, or an expression that gives an array or object.`,
		typeOptions: { rows: 8 },
	};
}

export function form(resource: Resource, verb: Verb, values: INodeProperties[]): INodeProperties {
	const names = formNames(resource);
	return {
		displayName: resource.plural,
		name: names.collection,
		type: 'fixedCollection',
		displayOptions: { show: whenJson(resource, verb, false) },
		typeOptions: { multipleValues: true, multipleValueButtonText: `Add ${resource.singular}` },
		placeholder: `Add ${resource.singular}`,
		default: { [names.entry]: [{}] },
		description: `The ${resource.plural.toLowerCase()} to write for each input item. Empty fields are not sent.`,
		options: [
			{
				displayName: resource.singular,
				name: names.entry,
				values,
			},
		],
	};
}

/**
 * The fields of a verb's form. Where nothing is required, 'Create' has the same form as 'Create or Update', in which the ID is
 * shown for the latter only: the form then stands once in the description, which n8n sends to every editor.
 */
function formFields(resource: Resource, verb: WriteVerb): readonly Field[] {
	const isShared =
		verb === 'create' &&
		resource.operations.includes('upsert') &&
		!resource.fields.some(({ required }) => required);
	return FIELDS_OF[isShared ? 'upsert' : verb](resource);
}

/** The ID of a record that may be there already; which record an update is about is always asked for. */
const isOfUpsert = ({ type, required }: Field) => type === 'recordId' && !required;

/** What most rows need stands open; the rest is added when it is wanted. n8n demands alphabetical order from five inputs on. */
export function rowInputs(
	fields: readonly Field[],
	resource: Resource,
	groups: readonly INodeProperties[] = [],
): INodeProperties[] {
	const inputs = (primary: boolean) =>
		fields
			.filter((field) => (field.primary === true) === primary)
			.map((field) => ({
				...fieldInput(field, resource),
				...(isOfUpsert(field) ? { displayOptions: { show: { '/operation': ['upsert'] } } } : {}),
			}));
	const open = [
		...inputs(true),
		...groups,
		{
			displayName: 'Additional Fields',
			name: ADDITIONAL_FIELDS,
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: sortedByLabel(inputs(false)),
		} satisfies INodeProperties,
	];
	return open.length < MOST_UNSORTED ? open : sortedByLabel(open);
}

/** From this many inputs on, n8n demands alphabetical order. */
const MOST_UNSORTED = 5;

export const batchSize: INodeProperties = {
	displayName: 'Batch Size',
	name: 'batchSize',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: '10', value: 10 },
		{ name: '25', value: 25 },
		{ name: '50 (Recommended by amoCRM)', value: 50 },
		{ name: '100', value: 100 },
		{ name: '200', value: 200 },
		{ name: '250 (Most Allowed)', value: 250 },
		{
			name: 'Automatic',
			value: 'auto',
			description: 'Starts with 50 and adapts to how fast amoCRM answers',
		},
	],
	default: 'auto',
	description: 'How many rows travel in one request',
};

export const createTags: INodeProperties = {
	displayName: 'Create Missing Tags',
	name: 'createTags',
	type: 'boolean',
	noDataExpression: true,
	default: false,
	description:
		'Whether tags that the account does not have are made. Otherwise a row with an unknown tag is refused.',
};

export const dateOrder: INodeProperties = {
	displayName: 'Dates Such as 03/04',
	name: 'dateOrder',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: "Account's Format",
			value: 'account',
			description: 'As the account itself shows dates',
		},
		{ name: 'Day First', value: 'dayFirst', description: '03/04/2026 is 3 April' },
		{ name: 'Month First', value: 'monthFirst', description: '03/04/2026 is March 4' },
	],
	default: 'account',
	description: 'How dates with slashes or dashes are read where the year comes last',
};

export const emptyValues: INodeProperties = {
	displayName: 'Empty Values',
	name: 'emptyValues',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Clear the Field',
			value: 'clear',
			description: 'An empty value empties the custom field in amoCRM',
		},
		{
			name: 'Leave Out',
			value: 'leave',
			description: 'A custom field with an empty value is not sent',
		},
	],
	default: 'leave',
	description: 'What an empty value of a custom field means',
};

export const returned: INodeProperties = {
	displayName: 'Return',
	name: 'return',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Full Record',
			value: 'full',
			description: 'The complete records, read back from amoCRM',
		},
		{ name: 'IDs Only', value: 'ids', description: 'Only the IDs, without further requests' },
		{
			name: 'Simplified Record',
			value: 'simplified',
			description: 'With names beside IDs, and custom fields under their own names',
		},
	],
	default: 'full',
	description: 'What comes out for each row that was written',
};

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
		'Whether rows that amoCRM already has are left out. They come out as the record that is there, so the workflow can be run again without making anything twice. Equal rows of one run become one record.',
};

export const tagsMode: INodeProperties = {
	displayName: 'Tags',
	name: 'tagsMode',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Add', value: 'add', description: 'The record keeps its tags and gets these too' },
		{ name: 'Remove', value: 'remove', description: 'These are taken from the record' },
		{ name: 'Replace', value: 'replace', description: 'The record has only these afterwards' },
	],
	default: 'add',
	description: 'What the tags of a row do to those that the record has',
};

const OPTIONS: Record<WriteVerb, (resource: Resource) => INodeProperties[]> = {
	create: (resource) => [
		batchSize,
		createTags,
		dateOrder,
		emptyValues,
		returned,
		skipExisting,
		{
			...fieldLocator('Skip Existing: Field', 'skipExistingField', resource),
			displayOptions: { show: { skipExisting: ['field'] } },
			description: 'The custom field that tells records apart, such as a tax number',
		},
	],
	update: () => [batchSize, createTags, dateOrder, emptyValues, returned, tagsMode],
	upsert: () => [
		batchSize,
		createTags,
		dateOrder,
		emptyValues,
		valuesMode,
		returned,
		severalFound,
		tagsMode,
	],
};
