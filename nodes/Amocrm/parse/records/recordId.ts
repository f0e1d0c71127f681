import { isMissing, unlocated } from '../text/blank';
import { InputError, quoted } from '../text/inputError';
import { parsedIfJson } from '../json/jsonObjects';
import { plainText } from '../text/text';

/** Splits IDs given as one value, an array (also as JSON text), or comma-separated text. */
export function idsIn(value: unknown): unknown[] {
	const given = parsedIfJson(unlocated(value));
	const pieces: unknown[] = typeof given === 'string' ? given.split(/[,;\s]+/) : [given].flat();
	return pieces.filter((piece) => !isMissing(piece));
}

/** The ID in a number, its text, or a record's address in amoCRM; `undefined` for anything else. */
export function idIn(value: unknown): number | undefined {
	const text = plainText(unlocated(value)) ?? '';
	const [, digits] = /\/detail\/(\d+)/.exec(text) ?? /^\s*(\d+)\s*$/.exec(text) ?? [];
	const id = Number(digits);
	return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

/** A record's ID from a number, its text, or the record's address in amoCRM, also in a locator. Throws InputError. */
export function parseRecordId(value: unknown): number {
	const id = idIn(value);
	if (id !== undefined) return id;
	throw new InputError(
		`${quoted(unlocated(value))} is not an ID`,
		"Enter the record's ID, or its address in amoCRM.",
	);
}
