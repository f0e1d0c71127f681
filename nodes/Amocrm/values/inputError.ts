/**
 * Something the user entered cannot be used. The message says what, in the words of the form; the hint says what to do.
 * The loop over items adds the item's number.
 */
export class InputError extends Error {
	constructor(
		message: string,
		readonly hint: string,
		/** Whether the message already names the field. */
		readonly named = false,
	) {
		super(message);
	}
}

/** The same complaint with the field's label in front, unless it names a more exact one already. */
export function inField(label: string, error: unknown): Error {
	if (error instanceof InputError) {
		return error.named ? error : new InputError(`'${label}': ${error.message}`, error.hint, true);
	}
	return error instanceof Error ? error : new Error(String(error));
}

/** A value of the user in a message: short, and on one line. */
export function quoted(value: unknown): string {
	const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
	const line = text.replace(/\s+/g, ' ').trim();
	return `"${line.length > 60 ? `${line.slice(0, 57)}…` : line}"`;
}
