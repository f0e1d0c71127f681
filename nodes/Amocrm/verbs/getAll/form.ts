import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { createdAt, updatedAt } from '../../resources/common/fields';
import { listEndpointOf } from '../../resources/common/lists';
import type { Resource } from '../../resources/resource';
import * as filterTypes from '../../filterTypes';
import type { FilterType } from '../../filterTypes/filterType';
import { include, simplifySwitch } from '../get/form';
import { parentInputs } from '../../form/recordInputs';
import {
	optionsCollection,
	outputOptions,
	queryParameters,
	sortedByLabel,
} from '../../form/sharedOptions';
import { dateOrder } from '../../form/writeOptions';

/** The form of 'Get Many'. */
export function getManyParameters(resource: Resource): INodeProperties[] {
	const list = listEndpointOf(resource);
	return updateDisplayOptions({ show: { resource: [resource.name], operation: ['getAll'] } }, [
		...parentInputs(resource),
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
				...resource.filters.flatMap((filter) => filterTypes[filter.type].inputs(filter, resource)),
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

function sorting(resource: Resource): INodeProperties[] {
	const sort = listEndpointOf(resource).orders;
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

/** Fields that are not in the form have the labels of other resources. */
const sortLabel = ({ fields }: Resource, key: string): string =>
	[...fields, createdAt, updatedAt].find(({ name }) => name === key)?.label ?? 'ID';

const hasDates = ({ filters }: Resource) =>
	filters.some(({ type }) => {
		const { hasDates: dated }: FilterType = filterTypes[type];
		return dated;
	});
