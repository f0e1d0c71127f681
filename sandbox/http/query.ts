import { parse } from 'qs';

/** A query string parsed by PHP's bracket rules (API facts 1.7): lists are objects with numeric keys. */
export interface Query {
	[key: string]: QueryValue;
}
export type QueryValue = string | Query;

/** As PHP limits them: nesting (`max_input_nesting_level`), parameters (`max_input_vars`). */
const limits = { depth: 64, parameterLimit: 1000, arrayLimit: 1000 };

const emptyQuery = (): Query => Object.create(null);

/** Objects without prototype, so that no name in a query string means anything but itself. */
function plain(parsed: unknown): QueryValue {
	if (typeof parsed !== 'object' || parsed === null) return String(parsed ?? '');
	const result = emptyQuery();
	for (const [key, value] of Object.entries(parsed)) result[key] = plain(value);
	return result;
}

/** Parses `a=1&filter[id][]=2` (raw or percent-encoded brackets); of two equal names the last one counts. */
export function parseQuery(text: string): Query {
	const parsed = plain(parse(text, { ...limits, plainObjects: true, duplicates: 'last' }));
	return typeof parsed === 'string' ? emptyQuery() : parsed;
}

/** The text of a plain parameter, or undefined. */
export const textOf = (value: QueryValue | undefined): string | undefined =>
	typeof value === 'string' ? value : undefined;

/** The values of a single or repeated parameter. */
export function valuesOf(value: QueryValue | undefined): string[] {
	if (value === undefined) return [];
	if (typeof value === 'string') return [value];
	return Object.values(value).filter((item) => typeof item === 'string');
}

/** The words of a `with` parameter. */
export const withOf = (query: Query): Set<string> =>
	new Set((textOf(query.with) ?? '').split(',').map((word) => word.trim()));

/** What stands under `filter`, or nothing. */
export const filterOf = ({ filter }: Query): Query =>
	typeof filter === 'object' ? filter : emptyQuery();
