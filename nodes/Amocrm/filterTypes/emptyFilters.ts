import type { IDataObject } from 'n8n-workflow';

import type { Filter, FilterType } from '../resources/resource';
import { at, isObject, objectsIn } from '../transport/http/json';
import { isBlank, isMissing, unlocated } from '../parse/text/blank';
import { listOf } from '../rows/parameters';

/** The label of the search, which stands among the filters of the form. */
export const SEARCH_LABEL = 'Search Text';

/**
 * Labels of the filters that a user filled in and that are empty for an item, such as an expression without a result. Without
 * such a filter, the first records of the account would come out as if they had been asked for. A filter that was added
 * and never filled in is none.
 *
 * @param raw the filters as the workflow holds them, with their expressions
 * @param resolved the same for an item
 */
export function emptyFilters(
	filters: readonly Filter[],
	raw: unknown,
	resolved: IDataObject,
): string[] {
	const given = isObject(raw) ? raw : {};
	const search = isEmptied(given.query, resolved.query) ? [SEARCH_LABEL] : [];
	const empty = filters.filter((filter) => EMPTY[filter.type](filter.name, given, resolved));
	return [...search, ...empty.map(({ label }) => label)];
}

/**
 * Labels of the query parameters that narrow a list and are empty for an item.
 *
 * @param raw the parameter as the workflow holds it
 * @param resolved the same for an item
 */
export function emptyQueryParameters(raw: unknown, resolved: unknown): string[] {
	const given = objectsIn(at(raw, 'parameter'));
	return objectsIn(at(resolved, 'parameter')).flatMap(({ name, value }, i) =>
		/^\s*(filter|query)\b/i.test(String(name)) && isEmptied(given[i]?.value, value)
			? [`Query Parameters: ${String(name).trim()}`]
			: [],
	);
}

const isExpression = (raw: unknown) => {
	const text = unlocated(raw);
	return typeof text === 'string' && text.startsWith('=');
};

/** Whether an expression gave nothing. What was typed means itself, such as the search for `null`. */
const isEmptied = (raw: unknown, value: unknown) => isExpression(raw) && isMissing(value);

/** Whether something was filled in, of which nothing is left: a list without entries, commas alone. */
const isEmptyList = (raw: unknown, value: unknown) => !isBlank(raw) && listOf(value).length === 0;

type IsEmpty = (name: string, raw: IDataObject, resolved: IDataObject) => boolean;

const value: IsEmpty = (name, raw, resolved) => isEmptied(raw[name], resolved[name]);
const list: IsEmpty = (name, raw, resolved) => isEmptyList(raw[name], resolved[name]);
const range: IsEmpty = (name, raw, resolved) =>
	[`${name}_from`, `${name}_to`].some((end) => value(end, raw, resolved));

const EMPTY: Record<FilterType, IsEmpty> = {
	ids: list,
	text: value,
	user: value,
	timeRange: range,
	numberRange: range,
	pipelines: list,
	stages: list,
	yesNo: value,
	choice: list,
	numbers: list,
	taskTypes: list,
	customFields: (name, raw, resolved) => {
		const given = objectsIn(at(raw[name], 'field'));
		return objectsIn(at(resolved[name], 'field')).some((entry, i) =>
			Object.entries(entry).some(([part, entered]) => isEmptied(given[i]?.[part], entered)),
		);
	},
};
