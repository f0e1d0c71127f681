/** Tokens of JSON (RFC 8259); each pattern is tried where the one before it ended. */
const SPACE = /[ \t\r\n]*/y;
const STRING_BODY = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*/y;
const SCALAR = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;
/** The beginning of a scalar that more text could complete. */
const SCALAR_BEGUN =
	/t(?:r(?:ue?)?)?|f(?:a(?:l(?:se?)?)?)?|n(?:u(?:ll?)?)?|-?(?:(?:0|[1-9]\d*)(?:\.\d*)?(?:(?<=\d)[eE](?:[+-]?\d*))?)?/y;
const ESCAPE_BEGUN = /\\(?:u[\da-fA-F]{0,3})?/y;

/** What the parser expects next. */
type Expected = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'afterValue';

/**
 * The position where text stops being a prefix of valid JSON, or the text's length if it is merely incomplete. Runs
 * in linear time at any nesting depth.
 */
export function jsonErrorPosition(text: string): number {
	/** The open brackets, outermost first. */
	const open: string[] = [];
	let at = 0;
	let expected: Expected = 'value';
	const skip = (pattern: RegExp): boolean => {
		pattern.lastIndex = at;
		const [found] = pattern.exec(text) ?? [];
		at += found?.length ?? 0;
		return found !== undefined;
	};
	const string = (): boolean => {
		if (!skip(STRING_BODY)) return false;
		if (text[at] !== '"') {
			skip(ESCAPE_BEGUN);
			return false;
		}
		at += 1;
		return true;
	};
	const scalar = (): boolean => {
		const start = at;
		skip(SCALAR_BEGUN);
		return SCALAR.test(text.slice(start, at));
	};
	for (;;) {
		skip(SPACE);
		const sign = text[at];
		if (sign === undefined) return at;
		if (expected === 'afterValue') {
			const bracket = open.at(-1);
			if (bracket === undefined) return at;
			if (sign === CLOSING[bracket]) open.pop();
			else if (sign === ',') expected = bracket === '{' ? 'key' : 'value';
			else return at;
			at += 1;
		} else if (isEnd(sign, expected)) {
			open.pop();
			at += 1;
			expected = 'afterValue';
		} else if (expected === 'key' || expected === 'keyOrEnd') {
			if (!string()) return at;
			skip(SPACE);
			if (text[at] !== ':') return at;
			at += 1;
			expected = 'value';
		} else if (sign === '{' || sign === '[') {
			open.push(sign);
			at += 1;
			expected = sign === '{' ? 'keyOrEnd' : 'valueOrEnd';
		} else {
			if (!(sign === '"' ? string() : scalar())) return at;
			expected = 'afterValue';
		}
	}
}

const CLOSING: Record<string, string> = { '{': '}', '[': ']' };

const isEnd = (sign: string, expected: Expected) =>
	(sign === '}' && expected === 'keyOrEnd') || (sign === ']' && expected === 'valueOrEnd');
