import { parse } from 'qs';

/** A query string parsed by PHP's bracket rules (API facts 1.7): lists are objects with numeric keys. */
export interface Query {
	[key: string]: QueryValue;
}
export type QueryValue = string | Query;

/** PHP's limits for nesting (`max_input_nesting_level`) and parameters (`max_input_vars`). */
const limits = { depth: 64, parameterLimit: 1000, arrayLimit: 1000 };

const emptyQuery = (): Query => Object.create(null);

/** Copies into objects without a prototype, so that parameter names cannot collide with its members. */
function plain(parsed: unknown): QueryValue {
	if (typeof parsed !== 'object' || parsed === null) return String(parsed ?? '');
	const result = emptyQuery();
	for (const [key, value] of Object.entries(parsed)) result[key] = plain(value);
	return result;
}

/** Parses `a=1&filter[id][]=2` (raw or percent-encoded brackets); the last of several equal names counts. */
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

/** The values of a `with` parameter. */
export const withOf = (query: Query): Set<string> =>
	new Set((textOf(query.with) ?? '').split(',').map((word) => word.trim()));

/** The contents of `filter`, or nothing. */
export const filterOf = ({ filter }: Query): Query =>
	typeof filter === 'object' ? filter : emptyQuery();
