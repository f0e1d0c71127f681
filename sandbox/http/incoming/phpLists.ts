import type { Json } from '../../json';

const isIndex = (key: string): boolean => /^\d+$/.test(key);

/** PHP reads an object with numeric keys as a list: `{"0": {…}, "2": {…}}`. */
export function phpLists(value: Json): Json {
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map(phpLists);
	const entries = Object.entries(value).map(([key, item]): [string, Json] => [key, phpLists(item)]);
	if (entries.length > 0 && entries.every(([key]) => isIndex(key)))
		return entries.map(([, item]) => item);
	return Object.fromEntries(entries);
}
