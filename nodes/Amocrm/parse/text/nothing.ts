import { isMissingValue, isPlaceholder } from './placeholder';

/** Types of custom fields in which a placeholder such as `-` or `нет` can be no value. */
const TYPED: ReadonlySet<string> = new Set([
	'birthday',
	'chained_list',
	'checkbox',
	'date',
	'date_time',
	'category',
	'file',
	'items',
	'legal_entity',
	'linked_entity',
	'monetary',
	'multiselect',
	'multitext',
	'numeric',
	'payer',
	'price',
	'radiobutton',
	'select',
	'smart_address',
	'supplier',
	'url',
]);

/** Types that have words of their own: an option may be called `Нет`, and a switch says `no`. */
const WITH_WORDS: ReadonlySet<string> = new Set([
	'category',
	'checkbox',
	'multiselect',
	'radiobutton',
	'select',
]);

/** Types in which a switch can be no value: Odoo and PHP give `false` for a phone or a date that is not there. */
const NO_SWITCH: ReadonlySet<string> = new Set([
	'birthday',
	'date',
	'date_time',
	'legal_entity',
	'multitext',
	'smart_address',
]);

/** Whether a placeholder may be a value of the type after all, which only its reader can tell. */
export const hasOwnWords = (type: string): boolean => WITH_WORDS.has(type);

/**
 * Whether something is no value of a custom field, as if the cell was empty: in fields with a type what people and programs
 * write instead of a value, in texts only what programs print.
 */
export function isNothing(value: unknown, type: string): boolean {
	if (value === false) return NO_SWITCH.has(type);
	if (typeof value !== 'string') return false;
	return TYPED.has(type) ? isPlaceholder(value) : isMissingValue(value);
}
