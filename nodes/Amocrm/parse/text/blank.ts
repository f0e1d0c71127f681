import { isVisible } from './invisible';
import { isMissingValue } from './placeholder';

/** Whether a parameter is empty or contains nothing visible. `0` and `false` are values. */
export function isBlank(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === 'string') return !isVisible(value);
	if (Array.isArray(value)) return value.every(isBlank);
	return isLocator(value) && isMissing(value.value);
}

/** How programs and language models write an empty list, object or text. */
const EMPTY = ['[]', '{}', '""', "''"];

/**
 * Whether a parameter that selects something (an ID, a filter, a list) selects nothing. Not for cells, where `null`
 * can be a person's name.
 */
export function isMissing(value: unknown): boolean {
	if (isBlank(value)) return true;
	if (typeof value === 'string') return isMissingValue(value) || EMPTY.includes(value.trim());
	if (typeof value === 'number') return Number.isNaN(value);
	if (Array.isArray(value)) return value.every(isMissing);
	return isLocator(value) && isMissing(value.value);
}

/** n8n's value of a resource locator. Inside a collection it is stored without `__rl`. */
export interface Locator {
	__rl?: true;
	mode: string;
	value: unknown;
}

const MODES = ['list', 'name', 'id', 'url'];
const LOCATOR_KEYS = ['__rl', 'mode', 'value', 'cachedResultName', 'cachedResultUrl'];

export function isLocator(value: unknown): value is Locator {
	if (typeof value !== 'object' || value === null || !('value' in value)) return false;
	if ('__rl' in value) return true;
	return (
		'mode' in value &&
		MODES.some((mode) => mode === value.mode) &&
		Object.keys(value).every((key) => LOCATOR_KEYS.includes(key))
	);
}

/** The value of a locator; any other value as it is. */
export const unlocated = (value: unknown): unknown => (isLocator(value) ? value.value : value);
