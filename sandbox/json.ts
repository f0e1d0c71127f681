/** Any JSON value, as parsed from a request body. */
export type Json = string | number | boolean | null | Json[] | JsonObject;
export interface JsonObject {
	[key: string]: Json;
}

/** Whether a value is a JSON object (not null, not an array). */
export function isObject(value: Json | undefined): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The number in `value`; undefined for anything else. */
export const numberOf = (value: Json | undefined): number | undefined =>
	typeof value === 'number' ? value : undefined;

/** The string in `value`; undefined for anything else. */
export const stringOf = (value: Json | undefined): string | undefined =>
	typeof value === 'string' ? value : undefined;

/** The list in `value`; empty for anything else. */
export const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

/** The objects in the list `value`. */
export const objectsOf = (value: Json | undefined): JsonObject[] => listOf(value).filter(isObject);

/** The object in `value`; empty for anything else. */
export const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
