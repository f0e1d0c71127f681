import type { INodeType } from 'n8n-workflow';

import * as fieldTypes from '../fieldTypes';
import type { Picker } from '../fieldTypes/common/picker';
import type { FieldType } from '../fieldTypes/fieldType';
import * as filterTypes from '../filterTypes';
import type { FilterType } from '../filterTypes/filterType';
import { isOnlyById, searchMethodOf } from '../form/recordLocator';
import { isUnlisted } from '../resources/common/lists';
import type { Resource } from '../resources/resource';
import { columnsMethod } from './columns';
import { fieldSearch, pickerOptions, pickerSearch, recordSearch, tagOptions } from './lists';

type Methods = NonNullable<INodeType['methods']>;

/** The methods that fill the lists of the form, for all resources. */
export function editorMethods(resources: readonly Resource[]): Methods {
	const withFields = resources.filter((resource) => hasType(resource, 'customFields'));
	const withRecords = resources.filter(
		(resource) => !isUnlisted(resource) && !isOnlyById(resource),
	);
	const withTags = resources.filter((resource) => hasType(resource, 'tags'));
	return {
		listSearch: Object.fromEntries([
			...withRecords.map((one) => [searchMethodOf(one), recordSearch(one)]),
			...withFields.map((one) => [`search${one.singular}Fields`, fieldSearch(one)]),
			...PICKERS.map((picker) => [picker.method, pickerSearch(picker)]),
		]),
		resourceMapping: { getColumns: columnsMethod(resources) },
		loadOptions: Object.fromEntries([
			...FILTER_OPTIONS.map((picker) => [picker.method, pickerOptions(picker)]),
			...withTags.map((one) => [`get${one.singular}Tags`, tagOptions(one)]),
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
