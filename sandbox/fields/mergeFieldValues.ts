import type { FieldValues } from '../entities/record';
import { listOf, objectsOf, type JsonObject } from '../json';
import type { Field } from '../seed/seedFields';
import type { FieldCatalogue } from '../world';
import { fieldOf, isBlank, isNulled, withoutNulls } from './findField';
import { fieldTypes } from './fieldTypes';

const storedValues = (field: Field, items: JsonObject[], timezone: string): FieldValues => ({
	field_id: field.id,
	field_name: field.name,
	field_code: field.code,
	field_type: field.type,
	values: items.map(
		(item) => fieldTypes[field.type]?.store(withoutNulls(item), field, timezone) ?? {},
	),
});

/**
 * A record's values after a write: listed fields are replaced, null clears, blank has no effect, others stay. Null if no
 * field is left (API facts 5.5.4).
 */
export function mergeFieldValues(
	before: FieldValues[] | null,
	elements: JsonObject[],
	catalogue: FieldCatalogue,
	timezone: string,
): FieldValues[] | null {
	const result = new Map((before ?? []).map((values) => [values.field_id, values]));
	for (const element of elements) {
		const field = fieldOf(element, catalogue);
		if (!field) continue;
		const sent = objectsOf(element.values);
		const filled = sent.filter((item) => !isBlank(item) && !isNulled(item));
		if (filled.length > 0) result.set(field.id, storedValues(field, filled, timezone));
		else if (listOf(element.values).length === 0 || sent.some(isNulled)) result.delete(field.id);
	}
	return result.size > 0 ? [...result.values()] : null;
}
