import { InputError, quoted } from '../../parse/text/inputError';
import { fold, plainText } from '../../parse/text/text';
import type { Choosable } from '../../resources/resource';

/** One of the choices of a field, by the API's name or as the form calls it. Throws InputError. */
export function chosenOf(choices: readonly Choosable[], value: unknown): string | number {
	const text = fold(String(plainText(value) ?? ''));
	const found = choices.find((one) => [String(one.value), one.name].map(fold).includes(text));
	if (found) return found.value;
	const names = choices.map(({ value: name }) => name).join(', ');
	throw new InputError(`${quoted(value)} is not a possible choice`, `Give one of: ${names}.`);
}
