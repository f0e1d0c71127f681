import { InputError } from './inputError';

/** No value of amoCRM has more levels of objects and lists. */
const MOST_LEVELS = 50;

/**
 * Refuses a value of more levels than any that amoCRM takes: everything that walks through it would run out of stack, with
 * the rows beside it. Itself it goes level by level.
 *
 * Throws InputError.
 */
export function refuseDeep(value: unknown): void {
	let level: unknown[] = [value];
	for (let depth = 0; depth <= MOST_LEVELS; depth += 1) {
		level = level.flatMap((one): unknown[] =>
			typeof one === 'object' && one !== null ? Object.values(one) : [],
		);
		if (level.length === 0) return;
	}
	throw new InputError(
		`a value is nested in more than ${MOST_LEVELS} levels`,
		'amoCRM has no such values. Pick the part that is meant in the expression.',
	);
}
