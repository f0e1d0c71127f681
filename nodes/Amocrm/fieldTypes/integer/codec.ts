import type { Notation } from '../../parse/dates/notation';
import { parseAmount } from '../../parse/numbers/numbers';
import { InputError, quoted } from '../../parse/text/inputError';
import { withNotation } from '../../rows/withNotation';
import type { FieldCodec } from '../fieldType';

export const codec: FieldCodec = {
	encode: async ({ name, label }, value, context) => ({
		body: { [name]: await withNotation(context, label, (notation) => integerOf(value, notation)) },
	}),
};

function integerOf(value: unknown, notation: Notation): number {
	const number = Number(parseAmount(value, notation));
	if (Number.isInteger(number) && !Number.isSafeInteger(number))
		throw new InputError(`${quoted(value)} is too large`, 'Correct the number.');
	if (Number.isInteger(number)) return number;
	throw new InputError(
		`${quoted(value)} is not a whole number`,
		'amoCRM takes whole units here. Round it first.',
	);
}
