import type { Plain } from './fieldType';
import { InputError, quoted } from './inputError';
import { plainText } from './text';

/** Currency signs and words before or behind an amount: they are not part of the number. Thousands or millions are, so `тыс` is not here. */
const CURRENCY =
	'руб(?:лей|\\.)?|р\\.?|rub|rur|us\\$|usd|eur|gbp|uah|грн\\.?|kzt|тг\\.?|byn|uzs|r\\$|brl|mxn|mx\\$|cop|ars|clp|pen|s/\\.?|[₽$€£₴₸¥₹₺%]';
const BEFORE = new RegExp(`^([+-]?)\\s*(?:${CURRENCY})\\s*`, 'i');
const BEHIND = new RegExp(`\\s*(?:${CURRENCY})$`, 'i');

/** How people write numbers: the whole part, whose thousands may be apart, and the decimals. */
const NOTATIONS = [
	/^(\d+)(?:[.,](\d*))?$/,
	/^()[.,](\d+)$/,
	/^(\d{1,3}(?:[ '’]\d{3})+)(?:[.,](\d+))?$/,
	/^(\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/,
	/^(\d{1,3}(?:\.\d{3})+)(?:,(\d+))?$/,
];

/** A sign that may set off thousands (in Brazil `1.500` is one and a half thousand) or decimals. */
const TWO_WAYS = /^([1-9]\d{0,2})[.,](\d{3})$/;

/**
 * A number as people write it: `1 234,56` · `1,234.56` · `-12.50` · `15 000 ₽`, as plain digits with a point, such as
 * `1234.56`. Digits are kept, however many there are. Where a sign could set off thousands or decimals (`1,234`, `1.500`),
 * the text is refused, since nothing may be silently changed.
 *
 * Throws InputError.
 */
export function parseDecimal(value: unknown): string {
	const text =
		typeof value === 'string' || typeof value === 'number' ? plainText(value) : undefined;
	if (text === undefined) throw notANumber(value);
	if (typeof value === 'number') return text;
	const { sign, digits } = bare(text);
	const [, thousands, rest] = TWO_WAYS.exec(digits) ?? [];
	if (thousands && rest) {
		throw new InputError(
			`${quoted(value)} can be read in two ways`,
			`Write ${sign}${thousands}${rest} or ${sign}${thousands}.${rest}0.`,
		);
	}
	const parts = NOTATIONS.map((notation) => notation.exec(digits)).find((match) => match !== null);
	if (!parts) throw notANumber(value);
	return plain(sign, parts[1] ?? '', parts[2] ?? '');
}

/** The same as a number. Throws InputError. */
export function parseNumber(value: unknown): number {
	return Number(parseDecimal(value));
}

/** A number as amoCRM reads it, which is a text. It stays one where a number of JavaScript would lose digits of it. */
export function readNumber(value: Plain): Plain {
	if (typeof value !== 'string') return value;
	if (value.trim() === '') return null;
	const [, sign = '', whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d*))?$/.exec(value) ?? [];
	const number = Number(value);
	const isExact = whole !== undefined && plainText(number) === plain(sign, whole, fraction);
	return isExact ? number : value;
}

/** The digits with their signs of order, without minus and currency. */
function bare(text: string): { sign: string; digits: string } {
	const tidy = text.replace(/[−–]/g, '-').replace(/\s+/g, ' ').trim();
	const amount = tidy.replace(BEHIND, '').replace(BEFORE, '$1');
	const [, sign = '', digits = ''] = /^([+-]?) ?(.*)$/.exec(amount) ?? [];
	return { sign: sign === '-' ? '-' : '', digits };
}

function plain(sign: string, whole: string, fraction: string): string {
	const digits = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '') || '0';
	const decimals = fraction.replace(/0+$/, '');
	const number = decimals === '' ? digits : `${digits}.${decimals}`;
	return number === '0' ? number : `${sign}${number}`;
}

const notANumber = (value: unknown) =>
	new InputError(`${quoted(value)} is not a number`, 'Enter a number such as 1500 or 12.50.');
