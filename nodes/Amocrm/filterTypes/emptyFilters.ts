import type { IDataObject } from 'n8n-workflow';

import type { Filter } from '../resources/resource';
import { at, isObject, objectsIn } from '../transport/http/json';
import { isEmptiedValue } from './common/emptied';
import { readerOf } from './conditions';

/** The label of the search, which is among the form's filters. */
export const SEARCH_LABEL = 'Search Text';

/**
 * Labels of the filters that the user filled in but that are empty for an item, such as an expression without a result. Ignoring
 * such a filter would return the account's first records as if they had been requested. A filter that was added but never filled
 * in does not count.
 *
 * @param raw the filters as saved in the workflow, with their expressions
 * @param resolved the filters of an item
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
 * Labels of the query parameters that narrow a list but are empty for an item.
 *
 * @param raw the parameter as saved in the workflow
 * @param resolved the parameter of an item
 */
export function emptyQueryParameters(raw: unknown, resolved: unknown): string[] {
	const given = objectsIn(at(raw, 'parameter'));
	return objectsIn(at(resolved, 'parameter')).flatMap(({ name, value }, i) =>
		/^\s*(filter|query)\b/i.test(String(name)) && isEmptiedValue(given[i]?.value, value)
			? [`Query Parameters: ${String(name).trim()}`]
			: [],
	);
}
