import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { createdAt, updatedAt } from '../../resources/common/fields';
import { listOf } from '../../resources/common/lists';
import type { Filter, FilterType, Resource } from '../../resources/resource';
import { fieldLocator, userLocator } from '../../form/fieldInputs';
import { include, simplifySwitch } from '../get/form';
import {
	optionsCollection,
	outputOptions,
	queryParameters,
	sortedByLabel,
} from '../../form/sharedOptions';
import { dateOrder } from '../../form/write';

/** The form of 'Get Many'. */
export function getManyParameters(resource: Resource): INodeProperties[] {
	const list = listOf(resource);
	return updateDisplayOptions({ show: { resource: [resource.name], operation: ['getAll'] } }, [
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			displayOptions: { show: { returnAll: [false] } },
			description: 'Max number of results to return',
		},
		simplifySwitch,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: sortedByLabel([
				...(list.searchable ? [search] : []),
				...resource.filters.flatMap((filter) => INPUTS[filter.type](filter, resource)),
			]),
		},
		optionsCollection([
			...include(resource),
			...(hasDates(resource) ? [dateOrder] : []),
			...sorting(resource),
			...outputOptions,
			queryParameters,
		]),
	]);
}

const search: INodeProperties = {
	displayName: 'Search Text',
	name: 'query',
	type: 'string',
	default: '',
	placeholder: 'e.g. Rocket',
	description: 'Text that occurs in any field, as in the search of amoCRM',
};

type Input = (filter: Filter, resource: Resource) => INodeProperties[];

const range =
	(type: 'dateTime' | 'number', from: string, to: string): Input =>
	({ name, label }) => [
		{
			displayName: `${label} ${from}`,
			name: `${name}_from`,
			type,
			default: type === 'number' ? 0 : '',
		},
		{
			displayName: `${label} ${to}`,
			name: `${name}_to`,
			type,
			default: type === 'number' ? 0 : '',
		},
	];

const rangeEnd = (displayName: string, name: string, word: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	description: `The ${word} that a number or date may be, in place of a value`,
});

const choices =
	(loadOptionsMethod: string): Input =>
	({ name, label }) => [
		{
			displayName: `${label.replace(/s$/, '')} Names or IDs`,
			name,
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod },
			// Expressions give names too.
			allowArbitraryValues: true,
			default: [],
			description:
				'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		},
	];

const INPUTS: Record<FilterType, Input> = {
	ids: ({ name, label }) => [
		{ displayName: label, name, type: 'string', default: '', placeholder: 'e.g. 9001, 9002' },
	],
	text: ({ name, label }) => [{ displayName: label, name, type: 'string', default: '' }],
	user: ({ name, label }) => [userLocator(label, name)],
	timeRange: range('dateTime', 'After', 'Before'),
	numberRange: range('number', 'From', 'To'),
	numbers: ({ name, label }) => [
		{ displayName: label, name, type: 'string', default: '', placeholder: 'e.g. 12001, 12002' },
	],
	yesNo: ({ name, label }) => [
		{
			displayName: label,
			name,
			type: 'options',
			options: [
				{ name: 'No', value: 'no' },
				{ name: 'Yes', value: 'yes' },
			],
			default: 'no',
		},
	],
	choice: ({ name, label, choices: options = [] }) => [
		{ displayName: label, name, type: 'multiOptions', options: [...options], default: [] },
	],
	taskTypes: choices('getTaskTypes'),
	pipelines: choices('getPipelines'),
	stages: choices('getStages'),
	customFields: ({ name, label }, resource) => [
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
};

function sorting(resource: Resource): INodeProperties[] {
	const sort = listOf(resource).orders;
	const [first] = sort;
	if (first === undefined) return [];
	return [
		{
			displayName: 'Sort By',
			name: 'sortBy',
			type: 'options',
			options: sort.map((value) => ({ name: sortLabel(resource, value), value })),
			default: first,
		},
		{
			displayName: 'Sort Direction',
			name: 'sortDirection',
			type: 'options',
			options: [
				{ name: 'Ascending', value: 'asc' },
				{ name: 'Descending', value: 'desc' },
			],
			default: 'asc',
		},
	];
}

/** A field that is not in the form is called as those of the other resources are. */
const sortLabel = ({ fields }: Resource, key: string): string =>
	[...fields, createdAt, updatedAt].find(({ name }) => name === key)?.label ?? 'ID';

/** Filters whose values can be dates such as 03/04. */
const DATED: readonly FilterType[] = ['customFields', 'timeRange'];

const hasDates = ({ filters }: Resource) => filters.some(({ type }) => DATED.includes(type));
