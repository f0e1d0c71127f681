import { isObject } from '../transport/json';
import { InputError, quoted } from '../values/inputError';
import { isBlank } from '../values/blank';
import type { EncodedRow } from './types';

/**
 * The rows of raw JSON: an array of objects or one object, as text or as a value that an expression already made. The
 * objects are sent as they are. An element that is no object is a row that cannot be sent.
 *
 * Throws InputError, with the position in a text that is not JSON.
 *
 * @param label of the parameter
 */
export function jsonRows(value: unknown, label: string): EncodedRow[] {
	if (isBlank(value) && !Array.isArray(value)) throw new InputError(`'${label}' is empty`, HINT);
	const parsed =
		typeof value === 'string' ? parse(value.replace(BYTE_ORDER_MARK, ''), label) : value;
	if (!Array.isArray(parsed)) return [jsonRow(parsed, label)];
	if (parsed.length === 0) throw new InputError(`'${label}' is an empty array`, HINT);
	return parsed.map((element) => jsonRow(element, label));
}

function jsonRow(element: unknown, label: string): EncodedRow {
	if (!isObject(element))
		return { failure: new InputError(`'${label}': ${named(element)} is not an object`, HINT) };
	const { request_id: requestId, ...payload } = element;
	return { payload, requestId: requestId ?? null };
}

const HINT = 'Enter an array of objects, such as [{"name": "Rocket LLC"}], or one object.';

/** Invisible, and in front of files that Windows programs write. */
const BYTE_ORDER_MARK = /^\uFEFF/;

function named(value: unknown): string {
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'an array';
	return typeof value === 'string'
		? `the text ${quoted(value)}`
		: `the ${typeof value} ${String(value)}`;
}

function parse(text: string, label: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// The parser's own message depends on the version of Node and may hold the whole text.
		throw notJson(text, label, errorPosition(text));
	}
}

function notJson(text: string, label: string, position: number): InputError {
	const before = text.slice(0, position).split('\n');
	const place = `line ${before.length}, column ${(before.at(-1) ?? '').length + 1} (position ${position})`;
	const ended = position >= text.trimEnd().length;
	const what = ended
		? 'the text ends too early'
		: `unexpected ${shown(text.slice(position, position + 20))}`;
	return new InputError(
		`'${label}' is not valid JSON: ${what} at ${place}`,
		'Check quotes, commas and brackets. In an expression, use {{ JSON.stringify(…) }} for values.',
	);
}

const shown = (rest: string) =>
	/^[\r\n]/.test(rest) ? 'line break' : /^\t/.test(rest) ? 'tab' : quoted(rest);

/** Where a text stops being the beginning of some JSON text: the first character that can not stand there. */
function errorPosition(text: string): number {
	let [good, bad] = [0, text.length + 1];
	while (bad - good > 1) {
		const middle = Math.floor((good + bad) / 2);
		if (isBeginning(text.slice(0, middle))) good = middle;
		else bad = middle;
	}
	return good;
}

function isBeginning(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch (error) {
		// The parser complains about the end where only more text is missing.
		const message = error instanceof Error ? error.message : '';
		const [, position] = /position (\d+)/.exec(message) ?? [];
		return (
			/end of JSON|unterminated string/i.test(message) || Number(position ?? -1) >= text.length
		);
	}
}
