import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { ADDITIONAL_FIELDS, formNames } from '../resources/common/formNames';
import type { WriteEndpoint } from '../resources/endpoints';
import type { Field, Resource, VerbName } from '../resources/resource';
import { columnMapper, inputModeChoice } from './columnMapper';
import { fieldInput } from './fieldInput';
import {
	mergeJson,
	optionsCollection,
	outputOptions,
	queryParameters,
	sortedByLabel,
} from './sharedOptions';
import { optionsOfUse } from './writeOptions';

/** What a verb that writes rows asks for, beside what they all do. */
export interface WriteForm {
	/** The verb, as the value of 'Operation'. */
	operation: VerbName;
	/** The fields of its rows. */
	fields: readonly Field[];
	/** The method that writes them. */
	endpoint: WriteEndpoint | undefined;
	/** What stands above everything else. */
	first?: readonly INodeProperties[];
	options: readonly INodeProperties[];
	json: JsonHint;
}

/** What is said of raw JSON. n8n shows no placeholder in its editor, and a default that nobody looked at would be sent. */
export interface JsonHint {
	example: string;
	note?: string;
}

/** The form of a verb that writes rows. What was typed stays when one verb is changed for another. */
export function writeParameters(resource: Resource, form: WriteForm): INodeProperties[] {
	const { operation, fields, endpoint, first = [], options, json } = form;
	return updateDisplayOptions({ show: { resource: [resource.name], operation: [operation] } }, [
		...first,
		jsonSwitch(resource),
		jsonText(resource, operation, json),
		{
			...inputModeChoice(resource),
			displayOptions: { show: whenJson(resource, operation, false) },
		},
		{
			...columnMapper(resource),
			displayOptions: { show: whenMode(resource, operation, 'columns') },
		},
		{
			...rowsInput(resource, operation, rowInputs(fields, resource)),
			displayOptions: { show: whenMode(resource, operation, 'form') },
		},
		optionsCollection([
			...optionsOfUse(options, resource, endpoint),
			...outputOptions,
			mergeJson,
			queryParameters,
		]),
	]);
}

/** An example of raw JSON with the resource's own fields, where it has one. */
export const jsonExample = ({ example }: Resource, common: string, more = {}): string =>
	example ? JSON.stringify([{ ...more, ...example }]) : common;

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
const whenJson = (resource: Resource, operation: VerbName, json: boolean) => ({
	resource: [resource.name],
	operation: [operation],
	jsonParameters: [json],
});

const whenMode = (resource: Resource, operation: VerbName, inputMode: 'form' | 'columns') => ({
	...whenJson(resource, operation, false),
	inputMode: [inputMode],
});

export function jsonText(
	resource: Resource,
	operation: VerbName,
	{ example, note }: JsonHint,
): INodeProperties {
	const names = formNames(resource);
	return {
		displayName: names.jsonLabel,
		name: names.json,
		type: 'json',
		displayOptions: { show: whenJson(resource, operation, true) },
		default: '',
		hint: `For example: ${example}`,
		description: `An array of ${resource.plural.toLowerCase()} as amoCRM's API takes them, or one object. ${note ? `${note} ` : ''}It is sent as it is. It can be a text, or an expression that gives an array or object.`,
		typeOptions: { rows: 8 },
	};
}

/** The rows of an item, one by one. */
export function rowsInput(
	resource: Resource,
	operation: VerbName,
	values: INodeProperties[],
): INodeProperties {
	const names = formNames(resource);
	return {
		displayName: resource.plural,
		name: names.collection,
		type: 'fixedCollection',
		displayOptions: { show: whenJson(resource, operation, false) },
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

/** What most rows need stands open; the rest is added when it is wanted. n8n demands alphabetical order from five inputs on. */
export function rowInputs(
	fields: readonly Field[],
	resource: Resource,
	groups: readonly INodeProperties[] = [],
): INodeProperties[] {
	const inputs = (primary: boolean) =>
		fields
			.filter((field) => (field.primary === true) === primary)
			.map((field) => fieldInput(field, resource));
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
