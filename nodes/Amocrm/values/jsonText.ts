import { InputError, quoted } from './inputError';

/**
 * What a JSON text stands for; a value that is no text is what an expression already made.
 *
 * Throws InputError with the position in a text that is not JSON.
 *
 * @param label of the parameter
 */
export const parseJson = (value: unknown, label: string): unknown =>
	typeof value === 'string' ? parse(value.replace(BYTE_ORDER_MARK, ''), label) : value;

/** Invisible, and in front of files that Windows programs write. */
const BYTE_ORDER_MARK = /^\uFEFF/;

/** A JSON value that is not what was wanted, in words for messages. */
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
	} catch (error) {
		// The parser's own message depends on the version of Node and may hold the whole text.
		if (text.length <= SEARCHED) throw notJson(text, label, errorPosition(text));
		throw longNotJson(text, label, error);
	}
}

/** Only in texts up to this length, in characters, is the place of an error searched for: each step reads the text anew. */
const SEARCHED = 100_000;

/** Of a long text, the place is told where the parser itself tells it. */
function longNotJson(text: string, label: string, error: unknown): InputError {
	const position = positionIn(error);
	if (position !== undefined) return notJson(text, label, position);
	if (isTooShort(error)) return notJson(text, label, text.length);
	return new InputError(`'${label}' is not valid JSON`, HINT);
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : '');

function positionIn(error: unknown): number | undefined {
	const [, position] = /position (\d+)/.exec(messageOf(error)) ?? [];
	return position === undefined ? undefined : Number(position);
}

const isTooShort = (error: unknown) => /end of JSON|unterminated string/i.test(messageOf(error));

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
		return isTooShort(error) || (positionIn(error) ?? -1) >= text.length;
	}
}
