import type { JsonObject } from '../json';
import type { Field } from '../seed/fields';
import type { FieldCatalogue } from '../world';

/** The field an element of `custom_fields_values` means; `field_id` wins over `field_code` (API facts 5.5.4). */
export function fieldOf(
	{ field_id, field_code }: JsonObject,
	catalogue: FieldCatalogue,
): Field | undefined {
	if (typeof field_id === 'number') return catalogue.byId.get(field_id);
	return typeof field_code === 'string' ? catalogue.byCode.get(field_code) : undefined;
}

/** `""` does nothing (part 8 line 19). */
export const isBlank = (item: JsonObject): boolean => item.value === '';

/** `{"value": null}` clears the field, as `"values": null` does (part 8 line 19). */
export const isNulled = (item: JsonObject): boolean => item.value === null;
