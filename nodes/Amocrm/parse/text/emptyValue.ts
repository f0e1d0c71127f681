import { isMissingValue, isPlaceholder } from './placeholder';

/** Types of custom fields in which a placeholder such as `-` or `нет` cannot be a value. */
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

/** Types with words of their own: an option may be named `Нет`, and a switch can say `no`. */
const WITH_WORDS: ReadonlySet<string> = new Set([
	'category',
	'checkbox',
	'multiselect',
	'radiobutton',
	'select',
]);

/** Types in which `false` cannot be a value: Odoo and PHP return it for a missing phone or date. */
const NO_SWITCH: ReadonlySet<string> = new Set([
	'birthday',
	'date',
	'date_time',
	'legal_entity',
	'multitext',
	'smart_address',
]);

/** Whether a placeholder could still be a value of this type, which only its encoder can decide. */
export const hasOwnWords = (type: string): boolean => WITH_WORDS.has(type);

/**
 * Whether a value counts as an empty cell for a type of custom field. In typed fields these are all placeholders, in
 * text fields only what programs print for a missing value.
 */
export function isEmptyValue(value: unknown, type: string): boolean {
	if (value === false) return NO_SWITCH.has(type);
	if (typeof value !== 'string') return false;
	return TYPED.has(type) ? isPlaceholder(value) : isMissingValue(value);
}
