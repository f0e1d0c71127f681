import { isLocator } from './blank';
import { InputError, quoted } from './inputError';
import { plainText } from './text';

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
