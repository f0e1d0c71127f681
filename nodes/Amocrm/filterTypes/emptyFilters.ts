import type { IDataObject } from 'n8n-workflow';

import type { Filter } from '../resources/resource';
import { at, isObject, objectsIn } from '../transport/http/json';
import { isEmptiedValue } from './common/emptied';
import { readerOf } from './conditions';

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
export async function emptyFilters(
	filters: readonly Filter[],
	raw: unknown,
	resolved: IDataObject,
): Promise<string[]> {
	const given = isObject(raw) ? raw : {};
	const empty = isEmptiedValue(given.query, resolved.query) ? [SEARCH_LABEL] : [];
	for (const filter of filters) {
		const { isEmptied } = await readerOf(filter);
		if (isEmptied(filter.name, given, resolved)) empty.push(filter.label);
	}
	return empty;
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
		/^\s*(filter|query)\b/i.test(String(name)) && isEmptiedValue(given[i]?.value, value)
			? [`Query Parameters: ${String(name).trim()}`]
			: [],
	);
}
