import { InputError, quoted } from '../text/inputError';
import { jsonErrorPosition } from './jsonPosition';

/**
 * Parses JSON text. A value that is not text was already produced by an expression and is returned as it is.
 *
 * Throws InputError with the position of the syntax error.
 *
 * @param label of the parameter
 */
export const parseJson = (value: unknown, label: string): unknown =>
	typeof value === 'string' ? parse(value.replace(BYTE_ORDER_MARK, ''), label) : value;

/** Invisible; Windows programs put it at the beginning of files. */
const BYTE_ORDER_MARK = /^\uFEFF/;

/** Describes a JSON value of the wrong type for an error message. */
export function kindOfJson(value: unknown): string {
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
		// The parser's own message depends on the Node version and may contain the whole text.
		throw notJson(text, label, jsonErrorPosition(text));
	}
}

const HINT =
	'Check quotes, commas and brackets. In an expression, use {{ JSON.stringify(…) }} for values.';

function notJson(text: string, label: string, position: number): InputError {
	const before = text.slice(0, position).split('\n');
	const place = `line ${before.length}, column ${(before.at(-1) ?? '').length + 1} (position ${position})`;
	const ended = position >= text.trimEnd().length;
	const what = ended
		? 'the text ends too early'
		: `unexpected ${shown(text.slice(position, position + 20))}`;
	return new InputError(`'${label}' is not valid JSON: ${what} at ${place}`, HINT);
}

const shown = (rest: string) =>
	/^[\r\n]/.test(rest) ? 'line break' : /^\t/.test(rest) ? 'tab' : quoted(rest);
