import type { IDataObject } from 'n8n-workflow';

/** Whether a value is a JSON object (not an array, not null). */
export function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path of keys in some JSON of unknown shape; `undefined` where the path ends early. */
export function at(value: unknown, ...path: Array<string | number>): unknown {
	return path.reduce<unknown>((inner, key) => {
		if (Array.isArray(inner)) return typeof key === 'number' ? inner[key] : undefined;
		return isObject(inner) ? inner[key] : undefined;
	}, value);
}

/** The objects in an array of unknown shape; none where it is no array. */
export function objectsIn(value: unknown): IDataObject[] {
	return Array.isArray(value) ? value.filter(isObject) : [];
}

/** Whether a key of some JSON has a value at all; `0`, `false` and `''` are values. */
export const isGiven = (value: unknown): boolean => value !== undefined && value !== null;
