import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { complexFields, complexParts, type ComplexPart } from '../../resources/common/complex';
import type { Resource } from '../../resources/resource';
import { fieldInput } from '../../form/fieldInput';
import {
	mergeJson,
	optionsCollection,
	outputOptions,
	queryParameters,
	sortedByLabel,
} from '../../form/sharedOptions';
import { jsonSwitch, jsonText, rowInputs, rowsInput } from '../../form/write';
import { batchSize, createTags, dateOrder, emptyValues, returned } from '../../form/writeOptions';

/** The form of 'Create Complex'; it shares the lead's name and raw JSON with 'Create'. */
export function createComplexParameters(resource: Resource): INodeProperties[] {
	const show = { resource: [resource.name], operation: ['createComplex'] };
	return updateDisplayOptions({ show }, [
		jsonSwitch(resource),
		jsonText(resource, 'createComplex', {
			example: '[{"name": "Order 1234", "_embedded": {"contacts": [{"first_name": "Anna"}]}}]',
			note: 'Contact and company are under _embedded.',
		}),
		rowsInput(
			resource,
			'createComplex',
			rowInputs(complexFields(resource), resource, complexParts.map(partInput)),
		),
		optionsCollection([
			smallBatchSize,
			createTags,
			dateOrder,
			emptyValues,
			returned,
			...outputOptions,
			mergeJson,
			queryParameters,
		]),
	]);
}

function partInput({ name, resource, fields }: ComplexPart): INodeProperties {
	const one = resource.singular.toLowerCase();
	return {
		displayName: resource.singular,
		name,
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		description: `The ${one} of the lead: an existing one, or the data of a new one`,
		options: sortedByLabel(
			fields.map((field) => ({
				...fieldInput(field, resource),
				displayName: labelOf(field, resource),
			})),
		),
	};
}

/** Inputs keep their labels, except that of the existing record. */
const labelOf = (field: ComplexPart['fields'][number], resource: Resource) =>
	field.type === 'recordId' ? field.label : fieldInput(field, resource).displayName;

const MOST = 50;

/** amoCRM accepts at most 50 such leads per request. */
const smallBatchSize: INodeProperties = {
	...batchSize,
	options: (batchSize.options ?? []).filter(
		(option) => 'value' in option && (option.value === 'auto' || Number(option.value) <= MOST),
	),
};
