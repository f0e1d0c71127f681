import type { IDataObject } from 'n8n-workflow';

/** Whether a value is a JSON object (not an array, not null). */
export function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path in JSON of unknown shape; `undefined` if the path does not exist. */
export function at(value: unknown, ...path: Array<string | number>): unknown {
	return path.reduce<unknown>((inner, key) => {
		if (Array.isArray(inner)) return typeof key === 'number' ? inner[key] : undefined;
		return isObject(inner) ? inner[key] : undefined;
	}, value);
}

/** The objects in an array of unknown shape; empty if it is not an array. */
export function objectsIn(value: unknown): IDataObject[] {
	return Array.isArray(value) ? value.filter(isObject) : [];
}

/** Whether a JSON value is present; `0`, `false` and `''` are. */
export const isGiven = (value: unknown): boolean => value !== undefined && value !== null;
