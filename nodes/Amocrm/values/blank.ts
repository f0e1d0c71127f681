import { isVisible } from './invisible';

/** Whether a parameter was left empty, or holds nothing that anybody could see. `0` and `false` are values. */
export function isBlank(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === 'string') return !isVisible(value);
	if (Array.isArray(value)) return value.every(isBlank);
	return isLocator(value) && isBlank(value.value);
}

/** n8n's value of a resource locator: what was picked or typed, and how. */
export interface Locator {
	__rl: true;
	mode: string;
	value: unknown;
}

export function isLocator(value: unknown): value is Locator {
	return typeof value === 'object' && value !== null && '__rl' in value && 'value' in value;
}
