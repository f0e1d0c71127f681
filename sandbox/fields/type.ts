import type { Check } from '../checks/check';
import type { JsonObject } from '../json';
import type { Field } from '../seed/fields';

/** How values of one field type are checked on write and kept for reading (API facts 5.5.4). */
export interface FieldType {
	/** Values one record may hold. */
	most: number;
	/** Checks one item of `values` whose `value` is neither null nor empty. */
	check: (field: Field) => Check;
	/** The item as it will be read. */
	store: (item: JsonObject, field: Field, timezone: string) => JsonObject;
}
