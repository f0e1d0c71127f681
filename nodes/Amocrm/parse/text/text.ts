import { InputError, quoted } from './inputError';
import { visible } from './invisible';

/**
 * A single value as text: `12.50` stays `12.50`, numbers are written out without an exponent, dates become ISO 8601, and
 * texts lose what nobody sees. Undefined for what is no single value: an object, a list, null, NaN.
 */
export function plainText(value: unknown): string | undefined {
	if (typeof value === 'string') return visible(value);
	if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
	if (typeof value === 'number') return Number.isFinite(value) ? writtenOut(value) : undefined;
	return isDate(value) ? value.toJSON() : undefined;
}

/**
 * The same where each digit counts: in phones, tax numbers and IDs.
 *
 * Throws InputError for a whole number of which JavaScript has lost digits.
 */
export function exactText(value: unknown): string | undefined {
	if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value))
		throw new InputError(
			`${quoted(plainText(value))} is too long for a number: its last digits are lost`,
			'Give it as text, in quotes.',
		);
	return plainText(value);
}

/** Up to 20 decimals; what is left of a calculation below that is nothing. */
function writtenOut(number: number): string {
	const text = String(number);
	if (!text.includes('e')) return text;
	return number
		.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
		.replace(/^-0$/, '0');
}

/** Dates of JavaScript and of luxon, which n8n's expressions give. */
function isDate(value: unknown): value is { toJSON(): string } {
	if (value instanceof Date) return Number.isFinite(value.getTime());
	return (
		typeof value === 'object' &&
		value !== null &&
		'toMillis' in value &&
		'toJSON' in value &&
		typeof value.toJSON === 'function'
	);
}

/** How names are compared: regardless of case, spaces and invisible characters, and of `ё`, which many write as `е`. */
export function fold(text: string): string {
	const letters = visible(text).normalize('NFC').toLowerCase().replace(/ё/g, 'е');
	return letters
		.replace(/\s+/g, ' ')
		.replace(/ ?([,;]) ?/g, '$1')
		.trim();
}

/** The same names without the accents of Latin letters, which many leave out: `Dirección`, `Direccion`. */
export const withoutAccents = (text: string): string =>
	text
		.normalize('NFD')
		.replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
		.normalize('NFC');

/** Folded names, also regardless of accents. */
export const bare = (text: string): string => withoutAccents(fold(text));
