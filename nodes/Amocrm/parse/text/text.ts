import { InputError, quoted } from './inputError';
import { visible } from './invisible';

/**
 * A single value as text. `12.50` stays `12.50`, numbers are written without an exponent, dates become ISO 8601, and
 * invisible characters are removed. Undefined for an object, a list, null or NaN.
 */
export function plainText(value: unknown): string | undefined {
	if (typeof value === 'string') return visible(value);
	if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
	if (typeof value === 'number') return Number.isFinite(value) ? writtenOut(value) : undefined;
	return isDate(value) ? value.toJSON() : undefined;
}

/**
 * Like `plainText`, for phones, tax numbers and IDs, where every digit counts.
 *
 * Throws InputError for an integer too large for JavaScript to hold exactly.
 */
export function exactText(value: unknown): string | undefined {
	if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value))
		throw new InputError(
			`${quoted(plainText(value))} is too long for a number: its last digits are lost`,
			'Pass it as text, in quotes.',
		);
	return plainText(value);
}

/** Up to 20 decimals; anything smaller is a rounding residue. */
function writtenOut(number: number): string {
	const text = String(number);
	if (!text.includes('e')) return text;
	return number
		.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
		.replace(/^-0$/, '0');
}

/** JavaScript dates, and luxon's, which n8n's expressions return. */
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

/** Normalizes a name for comparison, ignoring case, spaces and invisible characters, and `ё`, often written as `е`. */
export function fold(text: string): string {
	const letters = visible(text).normalize('NFC').toLowerCase().replace(/ё/g, 'е');
	return letters
		.replace(/\s+/g, ' ')
		.replace(/ ?([,;]) ?/g, '$1')
		.trim();
}

/** Removes the accents of Latin letters, which many leave out: `Dirección`, `Direccion`. */
export const withoutAccents = (text: string): string =>
	text
		.normalize('NFD')
		.replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
		.normalize('NFC');

/** Like `fold`, also ignoring accents. */
export const bare = (text: string): string => withoutAccents(fold(text));
