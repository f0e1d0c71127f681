import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../transport/http/json';
import { isMissing, unlocated } from '../parse/text/blank';
import { parseBoolean } from '../parse/numbers/booleans';
import { inField, InputError, quoted } from '../parse/text/inputError';
import { kindOfJson } from '../parse/json/jsonText';
import { looksLikeJson, parsedIfJson } from '../parse/json/jsonObjects';
import { plainText } from '../parse/text/text';

/**
 * How the node reads its own parameters. The editor gives them as the form declares them; expressions, other programs and
 * models give a switch as the text `"true"`, a list as the text `"[1,2]"`, and nothing as `"null"`.
 */

/** A switch. Throws InputError for what is no yes or no. */
export function switchOf(label: string, value: unknown, standard: boolean): boolean {
	if (typeof value === 'boolean') return value;
	const only = unquoted(singleIn(value));
	if (isMissing(only)) return standard;
	try {
		return parseBoolean(only);
	} catch (error) {
		// Adds the label that the user sees.
		throw inField(label, error);
	}
}

/** One of a few choices, regardless of case; `standard` where nothing was chosen. Throws InputError for any other. */
export function choiceOf<T extends string>(
	label: string,
	value: unknown,
	known: readonly T[],
	standard: T,
): T {
	const exact = known.find((choice) => choice === value);
	if (exact !== undefined) return exact;
	const only = unquoted(singleIn(value));
	if (isMissing(only)) return standard;
	const wanted = (plainText(only) ?? '').trim().toLowerCase();
	const found = known.find((choice) => choice.toLowerCase() === wanted);
	if (found !== undefined) return found;
	const named = known.filter((choice) => choice !== '').map(quoted);
	throw new InputError(
		`'${label}': there is no choice ${quoted(value)}`,
		`Use one of ${named.join(', ')}.`,
	);
}

/** Several choices or names: an array, the JSON text of one, or a text with commas or line breaks between. */
export function listIn(value: unknown): unknown[] {
	const given = unlocated(value);
	const pieces = listIfJson(given) ?? (typeof given === 'string' ? given.split(/[,;\n]/) : [given]);
	return pieces
		.map((piece) => (typeof piece === 'string' ? unquoted(piece.trim()) : piece))
		.filter((piece) => !isMissing(piece));
}

/** Several of a few choices; none where nothing was chosen. Throws InputError for any other. */
export function choicesOf<T extends string>(
	label: string,
	value: unknown,
	known: readonly T[],
): T[] {
	const [standard] = known;
	if (standard === undefined) return [];
	return listIn(value).map((one) => choiceOf(label, one, known, standard));
}

/** A number of things, a whole number above 0. What is no number would read nothing, and nobody would know why. Throws InputError. */
export function countOf(label: string, value: unknown, hint: string): number {
	const count = Number(plainText(unquoted(singleIn(value)))?.trim() || Number.NaN);
	if (Number.isSafeInteger(count) && count > 0) return count;
	throw new InputError(`'${label}': ${quoted(value)} is not a whole number above 0`, hint);
}

/** A collection of parameters, also as JSON text; an empty one where nothing was added. Throws InputError. */
export function collectionOf(label: string, value: unknown): IDataObject {
	if (isObject(value)) return value;
	if (isMissing(value)) return {};
	const parsed = parsedIfJson(value);
	if (isObject(parsed)) return parsed;
	throw new InputError(
		`'${label}': ${kindOfJson(parsed)} is not an object`,
		'Fill in the form, or let the expression return an object.',
	);
}

/** One value where a list may have been given: a list of one is its element. */
export function singleIn(value: unknown): unknown {
	const list = listIfJson(value);
	return list?.length === 1 ? list[0] : value;
}

/** The elements of an array or of the JSON text of one; `undefined` for anything else. */
export function listIfJson(value: unknown): unknown[] | undefined {
	if (Array.isArray(value)) return value;
	if (typeof value !== 'string' || !looksLikeJson(value)) return undefined;
	const parsed = parsedIfJson(value);
	return Array.isArray(parsed) ? parsed : undefined;
}

/** A word in the quotes of JSON, as models write it. */
function unquoted(value: unknown): unknown {
	const [, , inner] = /^\s*(["'])(.*)\1\s*$/.exec(typeof value === 'string' ? value : '') ?? [];
	return inner ?? value;
}
