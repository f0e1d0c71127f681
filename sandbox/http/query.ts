/** A query string parsed by PHP's bracket rules (API facts 1.7): lists are objects with numeric keys. */
export interface Query {
	[key: string]: QueryValue;
}
export type QueryValue = string | Query;

const segments = (key: string): string[] => {
	const open = key.indexOf('[');
	if (open <= 0) return [key];
	return [
		key.slice(0, open),
		...[...key.slice(open).matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? ''),
	];
};

function put(target: Query, path: string[], value: string): void {
	const [head = '', ...rest] = path;
	const key = head === '' ? String(Object.keys(target).length) : head;
	if (rest.length === 0) {
		target[key] = value;
		return;
	}
	const inner = target[key];
	const next: Query = typeof inner === 'object' ? inner : {};
	target[key] = next;
	put(next, rest, value);
}

/** Parses `a=1&filter[id][]=2` (raw or percent-encoded brackets). */
export function parseQuery(text: string): Query {
	const result: Query = Object.create(null);
	for (const [key, value] of new URLSearchParams(text)) put(result, segments(key), value);
	return result;
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
