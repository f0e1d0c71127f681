import { isMissing, unlocated } from '../text/blank';
import { InputError, quoted } from '../text/inputError';
import { parsedIfJson } from '../json/objects';
import { plainText } from '../text/text';

/** One or several ids as they were given: one value, an array (also as JSON text), or a text with commas. */
export function idsIn(value: unknown): unknown[] {
	const given = parsedIfJson(unlocated(value));
	const pieces: unknown[] = typeof given === 'string' ? given.split(/[,;\s]+/) : [given].flat();
	return pieces.filter((piece) => !isMissing(piece));
}

/** The id in a number, its text, or a record's address in amoCRM; `undefined` for anything else. */
export function idIn(value: unknown): number | undefined {
	const text = plainText(unlocated(value)) ?? '';
	const [, digits] = /\/detail\/(\d+)/.exec(text) ?? /^\s*(\d+)\s*$/.exec(text) ?? [];
	const id = Number(digits);
	return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

/** The id of a record: a number, its text, or the record's address in amoCRM, also from a locator. Throws InputError. */
export function parseRecordId(value: unknown): number {
	const id = idIn(value);
	if (id !== undefined) return id;
	throw new InputError(
		`${quoted(unlocated(value))} is not an ID`,
		"Give the record's ID, or its address in amoCRM.",
	);
}
