import { InputError, quoted } from '../text/inputError';

/** Longer than any phone, company or document number. */
const LONGEST = 60;

/**
 * Length of the shortest tax number. In text fields, shorter numbers with decimals or an exponent can be versions or
 * article numbers.
 */
export const TAX_NUMBER = 9;

/**
 * How sheets store a number as text: `'79161112233`, `="79161112233"`; typed with a plus it becomes a formula,
 * `=+7916…`.
 */
const WRAPPED = [/^'([+\d][^']*)$/, /^="([+\d(][^"]*)"$/, /^=(\+?\d+)$/];

/** A number with an exponent: `7,91612E+10`, `3.108207129E9`. */
const EXPONENT = /^(\d)(?:[.,](\d+))?e\+?(\d{1,2})$/i;

/** A whole number with trailing decimals, as programs export it: `79161112233.0`. */
const DECIMAL = /^(\+?\d+)[.,]0{1,2}$/;

/**
 * The digits of a whole number that a sheet or a program rewrote: `'123`, `="123"`, `123.0`, `3.108207129E9`. Any
 * other text is returned as it is.
 *
 * Throws InputError where an exponent replaced digits (`7,91612E+10`).
 *
 * @param least fewest digits to convert; a text field may hold the version `2.0` or the article `1E5`
 */
export function wholeNumberText(text: string, least = 1): string {
	const trimmed = text.trim();
	if (trimmed.length > LONGEST) return text;
	const plain = unwrapped(trimmed);
	const digits = withoutDecimals(plain) ?? withoutExponent(plain, least) ?? plain;
	return digits === trimmed || digits.replace(/\D/g, '').length < least ? text : digits;
}

function unwrapped(text: string): string {
	for (const dress of WRAPPED) {
		const [, inner] = dress.exec(text) ?? [];
		if (inner !== undefined) return inner.trim();
	}
	return text;
}

const withoutDecimals = (text: string): string | undefined => DECIMAL.exec(text)?.[1];

function withoutExponent(text: string, least: number): string | undefined {
	const [, first, decimals = '', exponent] = EXPONENT.exec(text) ?? [];
	if (first === undefined) return undefined;
	const power = Number(exponent);
	if (power + 1 < least) return undefined;
	const rest = decimals.replace(/^(\d*[1-9])?0*$/, '$1');
	if (decimals.length < power) throw shortened(text);
	// More decimals than the exponent covers: not a whole number.
	return rest.length > power ? undefined : first + decimals.slice(0, power);
}

const shortened = (text: string) =>
	new InputError(
		`${quoted(text)} was shortened by the spreadsheet: its last digits are lost`,
		'Format the column as text and enter the number again.',
	);
