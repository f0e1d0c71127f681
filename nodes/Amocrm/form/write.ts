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

/** The parts of a writing verb's form that differ between verbs. */
export interface WriteForm {
	/** Value of 'Operation'. */
	operation: VerbName;
	/** The fields of its rows. */
	fields: readonly Field[];
	/** The method that writes them. */
	endpoint: WriteEndpoint | undefined;
	/** Inputs above all others. */
	first?: readonly INodeProperties[];
	options: readonly INodeProperties[];
	json: JsonHint;
}

/** Help for raw JSON. n8n's JSON editor shows no placeholder, and a default value could be sent by accident. */
export interface JsonHint {
	example: string;
	note?: string;
}

/** The form of a verb that writes rows. Values survive switching between verbs. */
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

/** An example of raw JSON, with the resource's own fields if it has an example. */
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
 * Resource and operation come first: n8n treats everything after a parameter with an expression as shown, and would demand the
 * required fields of all other forms.
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
		description: `An array of ${resource.plural.toLowerCase()} as amoCRM's API accepts them, or a single object. ${note ? `${note} ` : ''}Sent as is. Text, or an expression that returns an array or object.`,
		typeOptions: { rows: 8 },
	};
}

/** The input for an item's rows. */
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

/** Primary fields are always visible; the others can be added. n8n requires alphabetical order from five inputs on. */
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

/** The number of inputs from which n8n requires alphabetical order. */
const MOST_UNSORTED = 5;
