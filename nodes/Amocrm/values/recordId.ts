import { isBlank, isLocator } from './blank';
import { InputError, quoted } from './inputError';
import { plainText } from './text';

/** One or several ids as they were given: one value, an array, or a text with commas. */
export function idsIn(value: unknown): unknown[] {
	const given = isLocator(value) ? value.value : value;
	const pieces: unknown[] = typeof given === 'string' ? given.split(/[,;\s]+/) : [given].flat();
	return pieces.filter((piece) => !isBlank(piece));
}

/** The id of a record: a number, its text, or the record's address in amoCRM, also from a locator. Throws InputError. */
export function parseRecordId(value: unknown): number {
	const given = isLocator(value) ? value.value : value;
	const text = plainText(given) ?? '';
	const [, digits] = /\/detail\/(\d+)/.exec(text) ?? /^\s*(\d+)\s*$/.exec(text) ?? [];
	const id = Number(digits);
	if (Number.isSafeInteger(id) && id > 0) return id;
	throw new InputError(
		`${quoted(given)} is not an ID`,
		"Give the record's ID, or its address in amoCRM.",
	);
}
