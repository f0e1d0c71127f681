import { asError } from '../../transport/http/asError';

/**
 * Something the user entered cannot be used. The message says what, in the words of the form; the hint says what to do.
 * The loop over items adds the item's number.
 */
export class InputError extends Error {
	constructor(
		message: string,
		/** The hint, or how it is worked out once somebody reads it. */
		private readonly advice: string | (() => string),
		/** Whether the message already names the field. */
		readonly named = false,
	) {
		super(message);
	}

	get hint(): string {
		return typeof this.advice === 'string' ? this.advice : this.advice();
	}
}

/** The same complaint with the field's label in front, unless it names a more exact one already. */
export function inField(label: string, error: unknown): Error {
	if (error instanceof InputError) {
		return error.named
			? error
			: new InputError(`'${label}': ${error.message}`, () => error.hint, true);
	}
	return asError(error);
}

/** How much of a value a message shows, in characters. */
const SHOWN = 60;

/** A value of the user in a message: short, and on one line. */
export function quoted(value: unknown): string {
	// A long text is cut before the regular expression has to walk through it.
	const line = textOf(value)
		.slice(0, 20 * SHOWN)
		.replace(/\s+/g, ' ')
		.trim();
	// By characters, since half an emoji cannot be shown.
	const characters = [...line];
	return `"${characters.length > SHOWN ? `${characters.slice(0, SHOWN - 3).join('')}…` : line}"`;
}

function textOf(value: unknown): string {
	if (typeof value === 'string') return value;
	if (typeof value !== 'object' || value === null || value instanceof Date) return String(value);
	try {
		return JSON.stringify(value) ?? 'an object';
	} catch {
		// An object that holds itself has no JSON.
		return 'an object';
	}
}
