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
import { isOnlyById, searchMethodOf } from '../form/recordLocator';
import { isSingleton } from '../resources/common/lists';
import type { Resource } from '../resources/resource';

type Methods = NonNullable<INodeType['methods']>;

export type ListSearch = (
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
) => Promise<INodeListSearchResult>;

export type LoadOptions = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** The lists that the form offers, for all resources. What reads them is loaded when an editor asks. */
export function editorMethods(resources: readonly Resource[]): Methods {
	const withFields = resources.filter((resource) => hasType(resource, 'customFields'));
	const withRecords = resources.filter(
		(resource) => !isSingleton(resource) && !isOnlyById(resource),
	);
	const withTags = resources.filter((resource) => hasType(resource, 'tags'));
	return {
		listSearch: Object.fromEntries([
			...withRecords.map((one) => [
				searchMethodOf(one),
				search((answers) => answers.recordSearch(one)),
			]),
			...withFields.map((one) => [
				`search${one.singular}Fields`,
				search((answers) => answers.fieldSearch(one)),
			]),
			...PICKERS.map((picker) => [
				picker.method,
				search((answers) => answers.pickerSearch(picker)),
			]),
		]),
		resourceMapping: {
			async getColumns() {
				const { columnsMethod } = await answersLoaded();
				return await columnsMethod(resources).call(this);
			},
		},
		loadOptions: Object.fromEntries([
			...FILTER_OPTIONS.map((picker) => [
				picker.method,
				options((answers) => answers.pickerOptions(picker)),
			]),
			...withTags.map((one) => [
				`get${one.singular}Tags`,
				options((answers) => answers.tagOptions(one)),
			]),
		]),
	};
}

const hasType = ({ fields }: Resource, wanted: 'customFields' | 'tags') =>
	fields.some(({ type }) => type === wanted);

/** The lists that fields offer. */
const PICKERS: readonly Picker[] = Object.values(fieldTypes).flatMap(
	({ picker }: FieldType) => picker ?? [],
);

/** The lists that filters offer. */
const FILTER_OPTIONS: readonly Picker[] = Object.values(filterTypes).flatMap(
	({ options: offered }: FilterType) => offered ?? [],
);

const answersLoaded = async () => await import('./answers');

type Answers = Awaited<ReturnType<typeof answersLoaded>>;

const search = (of: (answers: Answers) => ListSearch): ListSearch =>
	async function (filter, token) {
		return await of(await answersLoaded()).call(this, filter, token);
	};

const options = (of: (answers: Answers) => LoadOptions): LoadOptions =>
	async function () {
		return await of(await answersLoaded()).call(this);
	};
