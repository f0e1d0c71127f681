import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
	INodeType,
} from 'n8n-workflow';

import * as fieldTypes from '../fieldTypes';
import type { Picker } from '../fieldTypes/common/picker';
import type { FieldType } from '../fieldTypes/fieldType';
import * as filterTypes from '../filterTypes';
import type { FilterType } from '../filterTypes/filterType';
import { readCustomFields } from '../lists/customFields';
import { readTags } from '../lists/tags';
import { isSingleton } from '../resources/common/lists';
import type { Resource } from '../resources/resource';
import type { CustomField } from '../customFields/encoding';
import { fieldColumns } from '../customFields/fieldColumns';
import { byName, distinct } from '../lists/choices';
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
			...Object.fromEntries(PICKERS.map((picker) => [picker.method, pickerSearch(picker)])),
		},
		resourceMapping: { getColumns: columnsMethod(resources) },
		loadOptions: {
			...Object.fromEntries(FILTER_OPTIONS.map((picker) => [picker.method, pickerOptions(picker)])),
			...Object.fromEntries(
				withTags.map((resource) => [`get${resource.singular}Tags`, tagOptions(resource)]),
			),
		},
	};
}

/** The lists that fields offer. */
const PICKERS: readonly Picker[] = Object.values(fieldTypes).flatMap(
	({ picker }: FieldType) => picker ?? [],
);

/** The lists that filters offer. */
const FILTER_OPTIONS: readonly Picker[] = Object.values(filterTypes).flatMap(
	({ options }: FilterType) => options ?? [],
);

/** Things of the account that are picked one at a time. */
const pickerSearch = ({ choices }: Picker): ListSearch =>
	async function (filter, token) {
		return searchResult(await withConnection(this, choices), filter, token);
	};

/** Things of the account of which several are chosen. */
const pickerOptions = ({ choices }: Picker): LoadOptions =>
	async function () {
		return await withConnection(this, choices);
	};

function fieldSearch({ embedded }: Resource): ListSearch {
	return async function (filter, token) {
		const fields = await withConnection(
			this,
			async (connection) => await readCustomFields(connection, embedded),
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
		const all = await withConnection(
			this,
			async (connection) => await readTags(connection, embedded),
		);
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
