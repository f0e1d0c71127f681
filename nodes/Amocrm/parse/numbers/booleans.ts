import type { PlainValue } from '../../customFields/valueCodec';
import { InputError, quoted } from '../text/inputError';
import { fold, plainText } from '../text/text';

/** Yes and no in the languages of amoCRM's users, and as programs, databases and sheets write them. */
const YES =
	'true t 1 yes y on + да истина вкл так sí si sim verdadero verdadeiro x ✓ ✔ ✅ ☑'.split(' ');
const NO = 'false f 0 no n off - нет ложь выкл ні não nao falso ❌ ☐'.split(' ');

/** Reads yes or no. Throws InputError. */
export function parseBoolean(value: unknown): boolean {
	const word = fold(plainText(value) ?? '');
	if (YES.includes(word)) return true;
	if (NO.includes(word)) return false;
	throw new InputError(
		`${quoted(value)} is neither yes nor no`,
		'Enter yes or no (also: true, false, 1, 0, да, нет).',
	);
}

/** A stored yes or no, as amoCRM returns it. */
export function readBoolean(value: PlainValue): PlainValue {
	if (value === true || value === 1 || value === '1') return true;
	return value === false || value === 0 || value === '0' ? false : value;
}
