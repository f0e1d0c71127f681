import type { JsonObject } from '../json';
import type { Field } from '../seed/seedFields';
import type { FieldCatalogue } from '../world';

/** The field of an element of `custom_fields_values`; `field_id` takes precedence over `field_code` (API facts 5.5.4). */
export function fieldOf(
	{ field_id, field_code }: JsonObject,
	catalogue: FieldCatalogue,
): Field | undefined {
	if (typeof field_id === 'number') return catalogue.byId.get(field_id);
	return typeof field_code === 'string' ? catalogue.byCode.get(field_code) : undefined;
}

const namesOption = ({ enum_id, enum_code }: JsonObject): boolean =>
	(enum_id ?? null) !== null || (enum_code ?? null) !== null;

/** `""` has no effect (part 8 line 19). */
export const isBlank = (item: JsonObject): boolean => item.value === '';

/** `{"value": null}` without an option clears the field, as `"values": null` does (part 8 lines 19, 74). */
export const isNulled = (item: JsonObject): boolean => item.value === null && !namesOption(item);

/** Drops keys that may be null if another one is set (part 8 line 74). */
export const withoutNulls = (item: JsonObject): JsonObject =>
	Object.fromEntries(
		Object.entries(item).filter(
			([key, value]) => value !== null || !['value', 'enum_id', 'enum_code'].includes(key),
		),
	);
