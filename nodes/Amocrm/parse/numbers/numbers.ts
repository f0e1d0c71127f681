import { thousandsOf } from './amountNotation';
import type { PlainValue } from '../../customFields/valueCodec';
import { type Notation, AmbiguousInput } from '../dates/notation';
import { InputError, quoted } from '../text/inputError';
import { latinDigits } from '../text/digits';
import { visible } from '../text/invisible';
import { wholeNumberText } from './numberText';
import { plainText } from '../text/text';

/** Longer than any number with spaces and currency. */
const LONGEST = 400;

/**
 * Currency signs and words around an amount, which are not part of the number. `тыс` (thousand) is missing on
 * purpose: it is.
 */
const CURRENCY =
	'руб(?:лей|\\.)?|р\\.?|rub|rur|usd|eur|gbp|uah|грн\\.?|kzt|тг\\.?|byn|uzs|brl|mxn|cop|ars|clp|pen|uyu|pyg|dop|gtq|(?:us|mx|ar|cl|col?|rd|r)?\\$|\\$u|s/\\.?|[₽€£₴₸¥₹₺₲]';
/** A code and a sign may stand together: `MXN $1,500.00`. */
const BEFORE = new RegExp(`^([+-]?) ?(?<currency>${CURRENCY}) ?(?:(?:${CURRENCY}) ?)?`, 'i');
const BEHIND = new RegExp(` ?(?<currency>${CURRENCY})$`, 'i');

/** Accepted notations: the whole part, optionally with thousands separators, and the decimals. */
const NOTATIONS = [
	/^(\d+)(?:[.,](\d*))?$/,
	/^()[.,](\d+)$/,
	/^(\d{1,3}(?:[ '’]\d{3})+)(?:[.,](\d+))?$/,
	/^(\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/,
	/^(\d{1,3}(?:\.\d{3})+)(?:,(\d+))?$/,
];

/** The separator can stand for thousands (in Brazil `1.500` is one and a half thousand) or for decimals. */
const TWO_WAYS = /^([1-9]\d{0,2})([.,])(\d{3})$/;

/**
 * Reads a number as people write it (`1 234,56` · `1,234.56` · `-12.50` · `15 000 ₽` · `10 %`) and returns plain
 * digits with a decimal point, such as `1234.56`. All digits are kept. If a separator could mean thousands or
 * decimals (`1,234`, `1.500`), the currency decides (`R$ 1.500`); otherwise the text is refused so that nothing
 * changes silently.
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
 * Reads an amount of money in the notations of `parseDecimal`. If a separator is ambiguous and the currency does not
 * settle it, the account's notation does: nobody writes thousandths of a currency unit.
 *
 * Throws InputError; AmbiguousInput where only the account's notation could settle it.
 */
export function parseAmount(value: unknown, notation: Notation = {}): string {
	const text = typeof value === 'string' ? tidied(visible(value)) : '';
	if (withoutPercent(text) !== text)
		throw new InputError(
			`${quoted(value)} is a percentage, not an amount of money`,
			'Enter the amount itself, such as 1500.',
		);
	return typeof value === 'string' ? decimal(value, text, notation) : parseDecimal(value);
}

function decimal(value: unknown, text: string, { thousands }: Notation): string {
	if (text.length > LONGEST) throw notANumber(value);
	const { sign, digits, currency } = bare(text);
	const [, whole, between, rest] = TWO_WAYS.exec(digits) ?? [];
	if (whole && rest) {
		if (between === (thousandsOf(currency) ?? thousands)) return plain(sign, whole + rest, '');
		throw new AmbiguousInput(
			`${quoted(value)} can be read in two ways`,
			`Write ${sign}${whole}${rest} or ${plain(sign, whole, rest)}${withoutZeros(rest) === rest ? '0' : ''}.`,
		);
	}
	const parts = NOTATIONS.map((notation) => notation.exec(digits)).find((match) => match !== null);
	if (!parts) throw notANumber(value);
	return plain(sign, parts[1] ?? '', parts[2] ?? '');
}

/** Like `parseDecimal`, as a number. Throws InputError. */
export function parseNumber(value: unknown): number {
	return Number(parseDecimal(value));
}

/** A stored number, which amoCRM returns as text. It stays text where a JavaScript number would lose digits. */
export function readNumber(value: PlainValue): PlainValue {
	if (typeof value !== 'string') return value;
	if (value.trim() === '') return null;
	const [, sign = '', whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d*))?$/.exec(value) ?? [];
	const number = Number(value);
	const isExact = whole !== undefined && plainText(number) === plain(sign, whole, fraction);
	return isExact ? number : value;
}

/** Normalizes spaces and minus signs, and undoes what sheets do to numbers. */
const tidied = (text: string) =>
	wholeNumberText(latinDigits(text.trim()).replace(/[−–]/g, '-').replace(/\s+/g, ' '));

const withoutPercent = (text: string) => (text.endsWith('%') ? text.slice(0, -1).trimEnd() : text);

/** The number without minus sign and currency. */
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

function withoutZeros(digits: string): string {
	let end = digits.length;
	while (digits[end - 1] === '0') end -= 1;
	return digits.slice(0, end);
}

const notANumber = (value: unknown) =>
	new InputError(`${quoted(value)} is not a number`, 'Enter a number such as 1500 or 12.50.');
