import { checkShape, integer, object, string, type Check, type Shape } from '../checks/check';
import {
	fieldMissing,
	fieldNotExpected,
	invalidType,
	notSupportedChoice,
	type Issue,
} from '../checks/issue';
import { isObject, type JsonObject } from '../json';
import type { Field, Option } from '../seed/seedFields';
import type { FieldRules } from './fieldType';

const lookups: Array<[name: string, of: (option: Option) => string | number | null]> = [
	['value', ({ value }) => value],
	['enum_id', ({ id }) => id],
	['enum_code', ({ code }) => code],
];
const optionShape: Shape = {
	value: { check: string },
	enum_id: { check: integer },
	enum_code: { check: string },
};

/** The options that match every key of the item. */
const fitting = (item: JsonObject, field: Field, names: string[]): Option[] =>
	(field.options ?? []).filter((option) =>
		lookups.every(
			([name, of]) => !names.includes(name) || !(name in item) || item[name] === of(option),
		),
	);

const hasCodes = (field: Field): boolean => (field.options ?? []).some(({ code }) => code !== null);

function choiceIssues(item: JsonObject, field: Field, path: string): Issue[] {
	const named = lookups.map(([name]) => name).filter((name) => name in item);
	const [first = 'value'] = named;
	if (named.length === 0) return [fieldMissing(`${path}.value`)];
	if ('enum_code' in item && !hasCodes(field)) return [fieldNotExpected(`${path}.enum_code`)];
	return fitting(item, field, named).length > 0 ? [] : [notSupportedChoice(`${path}.${first}`)];
}

/** An option by label, ID or code; several keys must agree. Labels are compared exactly. */
const choice =
	(field: Field): Check =>
	(value, path, scope) => {
		if (!isObject(value)) return [invalidType(path, 'array')];
		const shape = checkShape(optionShape, value, path, scope);
		return shape.length > 0 ? shape : choiceIssues(value, field, path);
	};

function storedChoice(item: JsonObject, field: Field): JsonObject {
	const [option] = fitting(item, field, ['value', 'enum_id', 'enum_code']);
	return option ? { value: option.value, enum_id: option.id, enum_code: option.code } : {};
}

/** A value with a kind: of a phone, an email or an address part. */
const kindShape: Shape = {
	value: { check: string, required: true },
	enum_id: { check: integer },
	enum_code: { check: string },
};

function kindIssues(item: JsonObject, field: Field, path: string, demanded: boolean): Issue[] {
	const named = ['enum_id', 'enum_code'].filter((name) => name in item);
	const [first] = named;
	if (first === undefined) return demanded ? [fieldMissing(`${path}.enum_id`)] : [];
	return fitting(item, field, named).length > 0 ? [] : [notSupportedChoice(`${path}.${first}`)];
}

const valueOfKind =
	(demanded: boolean) =>
	(field: Field): Check =>
	(value, path, scope) => {
		const shape = object(kindShape)(value, path, scope);
		if (shape.length > 0 || !isObject(value)) return shape;
		return kindIssues(value, field, path, demanded);
	};

/** The default kind is the first: WORK for phones and emails. */
function storedKind(item: JsonObject, field: Field): JsonObject {
	const [kind] = fitting(item, field, ['enum_id', 'enum_code']);
	return { value: item.value ?? '', enum_id: kind?.id ?? null, enum_code: kind?.code ?? null };
}

const country = /^[A-Z]{2}$/;
const addressPart =
	(field: Field): Check =>
	(value, path, scope) => {
		const found = valueOfKind(true)(field)(value, path, scope);
		if (found.length > 0 || !isObject(value)) return found;
		const isCountry = storedKind(value, field).enum_code === 'country';
		return isCountry && !country.test(String(value.value))
			? [notSupportedChoice(`${path}.value`)]
			: [];
	};

export const optionTypes: Record<string, FieldRules> = {
	select: { most: 1, check: choice, store: storedChoice },
	radiobutton: { most: 1, check: choice, store: storedChoice },
	multiselect: { most: 1000, check: choice, store: storedChoice },
	multitext: { most: 100, check: valueOfKind(false), store: storedKind },
	smart_address: { most: 6, check: addressPart, store: storedKind },
};
