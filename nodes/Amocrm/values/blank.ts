/** Whether a value was left empty. `0` and `false` are values. */
export function isBlank(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === 'string') return value.trim() === '';
	if (Array.isArray(value)) return value.every(isBlank);
	return isLocator(value) && isMissing(value.value);
}

/** How programs and models write that there is nothing. */
const NOTHING = ['null', 'undefined', 'nan', '[]', '{}', '""', "''"];

/**
 * Whether a parameter that chooses something (an ID, a filter, a list) chooses nothing. Only for such parameters: in a cell,
 * `null` may be somebody's name.
 */
export function isMissing(value: unknown): boolean {
	if (isBlank(value)) return true;
	if (typeof value === 'string') return NOTHING.includes(value.trim().toLowerCase());
	if (typeof value === 'number') return Number.isNaN(value);
	if (Array.isArray(value)) return value.every(isMissing);
	return isLocator(value) && isMissing(value.value);
}

/** n8n's value of a resource locator: what was picked or typed, and how. Inside a collection it is stored without `__rl`. */
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

/** What was picked or typed in a locator; any other value as it is. */
export const unlocated = (value: unknown): unknown => (isLocator(value) ? value.value : value);
