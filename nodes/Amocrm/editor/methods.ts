import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
	INodeType,
} from 'n8n-workflow';

import { customFields } from '../lists/customFields';
import { lossReasons } from '../lists/lossReasons';
import { pipelinesOf, stages } from '../lists/stages';
import { tags } from '../lists/tags';
import { taskTypes } from '../lists/taskTypes';
import { users } from '../lists/users';
import { isSingleton } from '../resources/common/lists';
import type { Resource } from '../resources/resource';
import type { CustomField } from '../customFields/encoding';
import { fieldColumns } from '../customFields/fieldColumns';
import { byName, distinct, namedChoice, presentStages, stageChoices, userChoices } from './choices';
import { columnsMethod } from './columns';
import { withConnection } from './withConnection';
import { searchMethodOf } from '../form/recordLocator';
import { recordChoices } from './recordChoices';
import { searchResult } from './search';

type Methods = NonNullable<INodeType['methods']>;
type ListSearch = (
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
) => Promise<INodeListSearchResult>;
type LoadOptions = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** The lists that the form offers, for all resources. */
export function editorMethods(resources: readonly Resource[]): Methods {
	const withFields = resources.filter(({ fields }) =>
		fields.some(({ type }) => type === 'customFields'),
	);
	const withRecords = resources.filter((resource) => !isSingleton(resource));
	const withTags = resources.filter(({ fields }) => fields.some(({ type }) => type === 'tags'));
	return {
		listSearch: {
			...Object.fromEntries(
				withRecords.map((resource) => [searchMethodOf(resource), recordSearch(resource)]),
			),
			...Object.fromEntries(
				withFields.map((resource) => [`search${resource.singular}Fields`, fieldSearch(resource)]),
			),
			searchUsers,
			searchStages,
			searchLossReasons,
			searchTaskTypes,
		},
		resourceMapping: { getColumns: columnsMethod(resources) },
		loadOptions: {
			getPipelines: pipelineOptions,
			getStages: stageOptions,
			getTaskTypes: taskTypeOptions,
			...Object.fromEntries(
				withTags.map((resource) => [`get${resource.singular}Tags`, tagOptions(resource)]),
			),
		},
	};
}

async function searchUsers(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const all = await withConnection(this, users);
	return searchResult(userChoices(all), filter, token);
}

async function searchStages(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	return searchResult(stageChoices(await withConnection(this, stages)), filter, token);
}

async function stageOptions(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return distinct(presentStages(await withConnection(this, stages)));
}

async function pipelineOptions(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const present = (await withConnection(this, stages)).filter(({ archived }) => !archived);
	return distinct(pipelinesOf(present).map(namedChoice));
}

async function searchLossReasons(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const all = await withConnection(this, lossReasons);
	return searchResult(all.map(namedChoice), filter, token);
}

async function searchTaskTypes(
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
): Promise<INodeListSearchResult> {
	const all = await withConnection(this, taskTypes);
	return searchResult(all.map(namedChoice), filter, token);
}

async function taskTypeOptions(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return distinct((await withConnection(this, taskTypes)).map(namedChoice));
}

function fieldSearch({ embedded }: Resource): ListSearch {
	return async function (filter, token) {
		const fields = await withConnection(
			this,
			async (connection) => await customFields(connection, embedded),
		);
		const entries = fields.flatMap(fieldEntries);
		return searchResult(entries.sort(byName), filter, token);
	};
}

/** Records of the account, as `recordChoices` finds them. */
function recordSearch(resource: Resource): ListSearch {
	return async function (filter, token) {
		return await withConnection(this, async (connection) => {
			const found = await recordChoices(connection, resource, filter, Number(token ?? 1));
			return { ...found, results: distinct(found.results) };
		});
	};
}

/** Tags are known by their names, which stay readable in the saved workflow. */
function tagOptions({ embedded }: Resource): LoadOptions {
	return async function () {
		const all = await withConnection(this, async (connection) => await tags(connection, embedded));
		const names = [...new Set(all.map(({ name }) => name))];
		return names.map((name) => ({ name, value: name })).sort(byName);
	};
}

/** Phones and emails stand in the list once for each of their kinds. */
function fieldEntries(field: CustomField): Array<{ name: string; value: string | number }> {
	const { id, name, type } = field;
	if (type !== 'multitext') return [{ name: `${name} – ${typeName(type)}`, value: id }];
	return fieldColumns(field).map(({ key, label }) => ({ name: label, value: key }));
}

/** amoCRM's types of fields, in the words people have for them. */
const TYPE_NAMES: Record<string, string> = {
	category: 'list',
	checkbox: 'yes or no',
	monetary: 'money',
	multiselect: 'several options',
	numeric: 'number',
	price: 'money',
	radiobutton: 'list',
	select: 'list',
	smart_address: 'address',
	streetaddress: 'street',
	textarea: 'long text',
	url: 'link',
};

const typeName = (type: string) => TYPE_NAMES[type] ?? type.replace(/_/g, ' ');
