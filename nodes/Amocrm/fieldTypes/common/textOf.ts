import { InputError } from '../../parse/text/inputError';
import { exactText } from '../../parse/text/text';

/** Converts a value to text. Throws InputError. */
export function textOf(value: unknown): string {
	const text = exactText(value);
	if (text !== undefined) return text;
	// The only value that is neither text nor an object is "not a number".
	throw typeof value === 'object'
		? new InputError('this is not text', 'Pick one property of the object in the expression.')
		: new InputError(
				'the expression gives no value',
				'Check the calculation in it: a part of it is not a number.',
			);
}
