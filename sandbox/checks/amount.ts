import type { Check } from './check';
import { tooMany } from './issue';

/** A list of at most `most` items that passes `check`. */
export const atMost =
	(most: number, check: Check): Check =>
	(value, path, scope) =>
		Array.isArray(value) && value.length > most ? [tooMany(path, most)] : check(value, path, scope);
