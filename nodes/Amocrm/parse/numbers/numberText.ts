import { InputError, quoted } from '../text/inputError';

/** No number of a phone, a company or a document is longer. */
const LONGEST = 60;

/** The digits of the shortest tax number; in a text, shorter numbers with decimals or an exponent may be versions or articles. */
export const TAX_NUMBER = 9;

/** How sheets keep a number a text: `'79161112233`, `="79161112233"`; typed with a plus, it becomes a formula: `=+7916…`. */
const DRESSED = [/^'([+\d][^']*)$/, /^="([+\d(][^"]*)"$/, /^=(\+?\d+)$/];

/** A number with an exponent: `7,91612E+10`, `3.108207129E9`. */
const EXPONENT = /^(\d)(?:[.,](\d+))?e\+?(\d{1,2})$/i;

/** A whole number as programs write those with decimals: `79161112233.0`. */
const DECIMAL = /^(\+?\d+)[.,]0{1,2}$/;

/**
 * The digits of a whole number that a sheet or a program has written in another way: `'123`, `="123"`, `123.0`,
 * `3.108207129E9`. Any other text is returned as it is.
 *
 * Throws InputError where an exponent has taken the place of digits (`7,91612E+10`).
 *
 * @param least digits that the number has; a text field may well hold the version `2.0` or the article `1E5`
 */
export function wholeNumberText(text: string, least = 1): string {
	const trimmed = text.trim();
	if (trimmed.length > LONGEST) return text;
	const plain = undressed(trimmed);
	const digits = withoutDecimals(plain) ?? withoutExponent(plain, least) ?? plain;
	return digits === trimmed || digits.replace(/\D/g, '').length < least ? text : digits;
}

function undressed(text: string): string {
	for (const dress of DRESSED) {
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
	// More decimals than places: no whole number.
	return rest.length > power ? undefined : first + decimals.slice(0, power);
}

const shortened = (text: string) =>
	new InputError(
		`${quoted(text)} is a number that the sheet has shortened: its last digits are lost`,
		'Format the column as text in the sheet, and enter the number again.',
	);
