import type { Check } from '../checks/check';
import type { JsonObject } from '../json';
import type { Field } from '../seed/seedFields';

/** How values of a field type are checked and stored (API facts 5.5.4). */
export interface FieldRules {
	/** Maximum values per record. */
	most: number;
	/** Checks one item of `values` whose `value` is neither null nor empty. */
	check: (field: Field) => Check;
	/** The item in read format. */
	store: (item: JsonObject, field: Field, timezone: string) => JsonObject;
}
