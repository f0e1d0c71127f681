import { InputError } from '../../parse/text/inputError';
import { exactText } from '../../parse/text/text';

/** A value as text. Throws InputError. */
export function textOf(value: unknown): string {
	const text = exactText(value);
	if (text !== undefined) return text;
	// Of what is no single value only "not a number" is no object.
	throw typeof value === 'object'
		? new InputError('this is not a text', 'Pick one value of the object in the expression.')
		: new InputError(
				'the expression gives no value',
				'Check the calculation in it: a part of it is no number.',
			);
}
