import { isObject, type Json, type JsonObject } from '../json';
import type { EntityName } from '../names';
import type { World } from '../world';
import {
	fieldMissing,
	fieldNotExpected,
	invalidFormat,
	invalidType,
	notNullable,
	notSupportedChoice,
	tooLow,
	type Issue,
} from './issue';

/** Context of a check. */
export interface Scope {
	world: World;
	/** The entity whose custom fields and tags the value can use, if any. */
	entity?: EntityName;
}

/** Returns the issues of a value at `path`. */
export type Check = (value: Json, path: string, scope: Scope) => Issue[];

/** The rule for one key of an object. */
export interface Rule {
	check: Check;
	required?: boolean;
	nullable?: boolean;
	/** The check handles null itself. */
	takesNull?: boolean;
}
export type Shape = Record<string, Rule>;

const none: Issue[] = [];
/** 9999-12-31T23:59:59Z. */
export const lastSecond = 253_402_300_799;
const under = (path: string, key: string | number): string =>
	path === '' ? String(key) : `${path}.${key}`;

/** Accepts every value. */
export const anything: Check = () => none;
export const string: Check = (value, path) =>
	typeof value === 'string' ? none : [invalidType(path, 'string')];
export const boolean: Check = (value, path) =>
	typeof value === 'boolean' ? none : [invalidType(path, 'bool')];
export const integer: Check = (value, path) =>
	Number.isInteger(value) ? none : [invalidType(path, 'int')];
/**
 * Unix seconds. Milliseconds would be past the year 9999 and are refused (part 8 line 71: so were negative values, once).
 */
export const timestamp: Check = (value, path, { world }) => {
	if (typeof value !== 'number' || !Number.isInteger(value)) return [invalidType(path, 'int')];
	if (value < 0 && !world.options.accepts.includes('negativeTimestamps')) return [tooLow(path)];
	return value > lastSecond ? [invalidFormat(path)] : none;
};
/** Any string, or a number if accepted (API facts 1.10). */
export const requestId: Check = (value, path, { world }) => {
	const isNumber = Number.isInteger(value) && world.options.accepts.includes('numericRequestId');
	return typeof value === 'string' || isNumber ? none : [invalidType(path, 'string')];
};
export const number: Check = (value, path) =>
	typeof value === 'number' ? none : [invalidType(path, 'numeric')];

/** One of these values. */
export const among =
	(choices: readonly Json[]): Check =>
	(value, path) =>
		choices.includes(value) ? none : [notSupportedChoice(path)];

/** An ID: an integer above 0 (API facts 3.2 `TooLow`). */
export const positive: Check = (value, path) => {
	if (typeof value !== 'number' || !Number.isInteger(value)) return [invalidType(path, 'int')];
	return value > 0 ? none : [tooLow(path)];
};

/** Runs `second` only if `first` finds no issue. */
export const both =
	(first: Check, second: Check): Check =>
	(value, path, scope) => {
		const found = first(value, path, scope);
		return found.length > 0 ? found : second(value, path, scope);
	};

function checkKey(rule: Rule | undefined, value: Json, path: string, scope: Scope): Issue[] {
	if (!rule) return [fieldNotExpected(path)];
	if (value !== null || rule.takesNull) return rule.check(value, path, scope);
	return rule.nullable ? none : [notNullable(path)];
}

/** The issues of an object's keys: unknown, missing or invalid. */
export function checkShape(shape: Shape, value: JsonObject, path: string, scope: Scope): Issue[] {
	const missing = Object.keys(shape).filter((key) => shape[key]?.required && !(key in value));
	const rules = new Map(Object.entries(shape));
	return [
		...Object.entries(value).flatMap(([key, item]) =>
			checkKey(rules.get(key), item, under(path, key), scope),
		),
		...missing.map((key) => fieldMissing(under(path, key))),
	];
}

/** An object of this shape. */
export const object =
	(shape: Shape): Check =>
	(value, path, scope) =>
		isObject(value) ? checkShape(shape, value, path, scope) : [invalidType(path, 'array')];

/** A list whose items pass `check`. */
export const list =
	(check: Check): Check =>
	(value, path, scope) => {
		if (!Array.isArray(value)) return [invalidType(path, 'array')];
		return value.flatMap((item, index) =>
			item === null ? [notNullable(under(path, index))] : check(item, under(path, index), scope),
		);
	};
