import { thousandsOf } from './amountNotation';
import type { Plain } from '../../customFields/codec';
import { type Habits, InTwoWays } from '../dates/habits';
import { InputError, quoted } from '../text/inputError';
import { visible } from '../text/invisible';
import { wholeNumberText } from './numberText';
import { plainText } from '../text/text';

/** No number is longer, with its spaces and its currency. */
const LONGEST = 400;

/** Currency signs and words before or behind an amount: they are not part of the number. Thousands or millions are, so `тыс` is not here. */
const CURRENCY =
	'руб(?:лей|\\.)?|р\\.?|rub|rur|usd|eur|gbp|uah|грн\\.?|kzt|тг\\.?|byn|uzs|brl|mxn|cop|ars|clp|pen|uyu|pyg|dop|gtq|(?:us|mx|ar|cl|col?|rd|r)?\\$|\\$u|s/\\.?|[₽€£₴₸¥₹₺₲]';
/** A code and a sign may stand together: `MXN $1,500.00`. */
const BEFORE = new RegExp(`^([+-]?) ?(?<currency>${CURRENCY}) ?(?:(?:${CURRENCY}) ?)?`, 'i');
const BEHIND = new RegExp(` ?(?<currency>${CURRENCY})$`, 'i');

/** How people write numbers: the whole part, whose thousands may be apart, and the decimals. */
const NOTATIONS = [
	/^(\d+)(?:[.,](\d*))?$/,
	/^()[.,](\d+)$/,
	/^(\d{1,3}(?:[ '’]\d{3})+)(?:[.,](\d+))?$/,
	/^(\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/,
	/^(\d{1,3}(?:\.\d{3})+)(?:,(\d+))?$/,
];

/** A sign that may set off thousands (in Brazil `1.500` is one and a half thousand) or decimals. */
const TWO_WAYS = /^([1-9]\d{0,2})([.,])(\d{3})$/;

/**
 * A number as people write it: `1 234,56` · `1,234.56` · `-12.50` · `15 000 ₽` · `10 %`, as plain digits with a point, such
 * as `1234.56`. Digits are kept, however many there are. Where a sign could set off thousands or decimals (`1,234`,
 * `1.500`), the currency beside it decides (`R$ 1.500`), or else the text is refused, since nothing may be silently changed.
 *
 * Throws InputError.
 */
export function parseDecimal(value: unknown): string {
	const text =
		typeof value === 'string' || typeof value === 'number' ? plainText(value) : undefined;
	if (text === undefined) throw notANumber(value);
	if (typeof value === 'number') return text;
	return decimal(value, withoutPercent(tidied(text)), {});
}

/**
 * An amount of money, which is written in the same ways. Where a sign could set off thousands or decimals, the habits of
 * the account decide, if the currency does not: nobody writes thousandths of a currency.
 *
 * Throws InputError; InTwoWays where only the habits of the account could tell.
 */
export function parseAmount(value: unknown, habits: Habits = {}): string {
	const text = typeof value === 'string' ? tidied(visible(value)) : '';
	if (withoutPercent(text) !== text)
		throw new InputError(
			`${quoted(value)} is a percentage, not an amount of money`,
			'Enter the amount itself, such as 1500.',
		);
	return typeof value === 'string' ? decimal(value, text, habits) : parseDecimal(value);
}

function decimal(value: unknown, text: string, { thousands }: Habits): string {
	if (text.length > LONGEST) throw notANumber(value);
	const { sign, digits, currency } = bare(text);
	const [, whole, between, rest] = TWO_WAYS.exec(digits) ?? [];
	if (whole && rest) {
		if (between === (thousandsOf(currency) ?? thousands)) return plain(sign, whole + rest, '');
		throw new InTwoWays(
			`${quoted(value)} can be read in two ways`,
			`Write ${sign}${whole}${rest} or ${sign}${whole}.${rest}0.`,
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

/** With plain spaces and minus signs, and without what sheets do to numbers. */
const tidied = (text: string) =>
	wholeNumberText(text.trim().replace(/[−–]/g, '-').replace(/\s+/g, ' '));

const withoutPercent = (text: string) => (text.endsWith('%') ? text.slice(0, -1).trimEnd() : text);

/** The digits with their signs of order, without minus and currency. */
function bare(text: string): { sign: string; digits: string; currency: string } {
	const behind = BEHIND.exec(text);
	const withoutBehind = behind ? text.slice(0, behind.index) : text;
	const before = BEFORE.exec(withoutBehind);
	const amount = withoutBehind.replace(BEFORE, '$1');
	const [, sign = '', digits = ''] = /^([+-]?) ?(.*)$/.exec(amount) ?? [];
	const currency = before?.groups?.currency ?? behind?.groups?.currency ?? '';
	return { sign: sign === '-' ? '-' : '', digits, currency };
}

function plain(sign: string, whole: string, fraction: string): string {
	const digits = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '') || '0';
	const decimals = withoutZeros(fraction);
	const number = decimals === '' ? digits : `${digits}.${decimals}`;
	return number === '0' ? number : `${sign}${number}`;
}

/** Without the zeros at the end. */
function withoutZeros(digits: string): string {
	let end = digits.length;
	while (digits[end - 1] === '0') end -= 1;
	return digits.slice(0, end);
}

const notANumber = (value: unknown) =>
	new InputError(`${quoted(value)} is not a number`, 'Enter a number such as 1500 or 12.50.');
