import type { Habits } from '../../parse/dates/habits';
import { parseAmount } from '../../parse/numbers/numbers';
import { InputError, quoted } from '../../parse/text/inputError';
import { byHabit } from '../../rows/byHabit';
import type { FieldCodec } from '../fieldType';

export const codec: FieldCodec = {
	encode: async ({ name, label }, value, context) => ({
		body: { [name]: await byHabit(context, label, (habits) => integerOf(value, habits)) },
	}),
};

function integerOf(value: unknown, habits: Habits): number {
	const number = Number(parseAmount(value, habits));
	if (Number.isInteger(number) && !Number.isSafeInteger(number))
		throw new InputError(`${quoted(value)} is too large`, 'Correct the number.');
	if (Number.isInteger(number)) return number;
	throw new InputError(
		`${quoted(value)} is not a whole number`,
		'amoCRM takes whole units here. Round it first.',
	);
}
