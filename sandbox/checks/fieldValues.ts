import { fieldOf, isBlank, isNulled, withoutNulls } from '../fields/findField';
import { fieldTypes } from '../fields/fieldTypes';
import { isObject, type Json, type JsonObject } from '../json';
import type { Field } from '../seed/seedFields';
import {
	anything,
	checkShape,
	list,
	object,
	positive,
	string,
	type Check,
	type Scope,
	type Shape,
} from './check';
import {
	fieldMissing,
	invalidType,
	notBlank,
	notSupportedChoice,
	tooMany,
	type Issue,
} from './issue';

const elementShape: Shape = {
	field_id: { check: positive, nullable: true },
	field_code: { check: string, nullable: true },
	// Ignored (part 8 line 74).
	field_name: { check: anything, nullable: true },
	field_type: { check: anything, nullable: true },
	values: { check: anything, required: true, nullable: true },
};
const ignored = { check: anything, nullable: true };
const clearing: Check = object({ value: ignored, enum_id: ignored, enum_code: ignored });

function valueIssues(item: Json, path: string, field: Field, scope: Scope): Issue[] {
	const type = fieldTypes[field.type];
	if (!type || !isObject(item)) return [invalidType(path, 'array')];
	const clears = isBlank(item) || isNulled(item);
	return clears ? clearing(item, path, scope) : type.check(field)(withoutNulls(item), path, scope);
}

function valuesIssues(values: Json, path: string, field: Field, scope: Scope): Issue[] {
	if (values === null) return [];
	if (!Array.isArray(values)) return [invalidType(path, 'array')];
	if (values.length === 0)
		return scope.world.options.accepts.includes('emptyValues') ? [] : [notBlank(path)];
	const most = fieldTypes[field.type]?.most ?? 1;
	const surplus = values.length > most ? [tooMany(path, most)] : [];
	return [
		...surplus,
		...values.flatMap((item, index) => valueIssues(item, `${path}.${index}`, field, scope)),
	];
}

function elementIssues(element: JsonObject, path: string, scope: Scope): Issue[] {
	const wrong = checkShape(elementShape, element, path, scope);
	if (wrong.length > 0) return wrong;
	const named = ['field_id', 'field_code'].find((key) => (element[key] ?? null) !== null);
	if (named === undefined) return [fieldMissing(`${path}.field_id`)];
	const field = scope.entity && fieldOf(element, scope.world.fields[scope.entity]);
	if (!field) return [notSupportedChoice(`${path}.${named}`)];
	return valuesIssues(element.values ?? null, `${path}.values`, field, scope);
}

/** `custom_fields_values` of a write: known fields of the entity, with values by field type (API facts 5.5.4). */
export const customFieldsValues: Check = list((element, path, scope) =>
	isObject(element) ? elementIssues(element, path, scope) : [invalidType(path, 'array')],
);
