import { asError } from '../../transport/http/asError';

/**
 * User input that cannot be used. The message says why, in the words of the form; the hint says what to do. The loop
 * over items adds the item number.
 */
export class InputError extends Error {
	constructor(
		message: string,
		/** The hint, or a function that computes it when it is read. */
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

/** Puts the field's label in front of the message, unless it already names a more specific field. */
export function inField(label: string, error: unknown): Error {
	if (error instanceof InputError) {
		return error.named
			? error
			: new InputError(`'${label}': ${error.message}`, () => error.hint, true);
	}
	return asError(error);
}

/** Most characters of a value shown in a message. */
const SHOWN = 60;

/** User input for a message: short, quoted, on one line. */
export function quoted(value: unknown): string {
	// Cut long text before running a regular expression over it.
	const line = textOf(value)
		.slice(0, 20 * SHOWN)
		.replace(/\s+/g, ' ')
		.trim();
	// Code points rather than UTF-16 units, so that no emoji is cut in half.
	const characters = [...line];
	return `"${characters.length > SHOWN ? `${characters.slice(0, SHOWN - 3).join('')}…` : line}"`;
}

function textOf(value: unknown): string {
	if (typeof value === 'string') return value;
	if (typeof value !== 'object' || value === null || value instanceof Date) return String(value);
	try {
		return JSON.stringify(value) ?? 'an object';
	} catch {
		// Circular objects have no JSON.
		return 'an object';
	}
}
