import { InputError, quoted } from './inputError';

/** What people write around an amount. Currency signs and units are not part of the number. */
const DECORATION = /[\s\u00a0\u202f'’]|[₽$€£₴₸¥%]|руб\.?|р\.|rub|usd|eur/gi;

/**
 * A number as people write it: `1 234,56` · `1,234.56` · `-12.50` · `15 000 ₽`. Where a comma could be either sign
 * (`1,234`), it is refused, since nothing may be silently changed.
 *
 * Throws InputError.
 */
export function parseNumber(value: unknown): number {
	if (typeof value === 'number' && Number.isFinite(value)) return value;
	if (typeof value !== 'string') throw notANumber(value);
	const text = value.replace(DECORATION, '');
	if (/^[+-]?\d{1,3},\d{3}$/.test(text)) {
		throw new InputError(`${quoted(value)} can be read in two ways`, `Write ${text.replace(',', '')} or ${text.replace(',', '.')}.`);
	}
	const number = Number(normalized(text));
	if (text === '' || !/^[+-]?[\d.,]+$/.test(text) || !Number.isFinite(number)) throw notANumber(value);
	return number;
}

/** With both signs the last one is the decimal sign; several equal ones group thousands; a single comma is a decimal sign. */
function normalized(text: string): string {
	const [commas, dots] = [text.split(',').length - 1, text.split('.').length - 1];
	if (commas > 0 && dots > 0) {
		return text.lastIndexOf(',') > text.lastIndexOf('.')
			? text.replace(/\./g, '').replace(',', '.')
			: text.replace(/,/g, '');
	}
	if (commas > 1) return grouped(text, ',') ? text.replace(/,/g, '') : '';
	if (dots > 1) return grouped(text, '.') ? text.replace(/\./g, '') : '';
	return text.replace(',', '.');
}

function grouped(text: string, sign: ',' | '.'): boolean {
	const [first = '', ...rest] = text.replace(/^[+-]/, '').split(sign);
	return first.length <= 3 && rest.every((group) => group.length === 3);
}

const notANumber = (value: unknown) =>
	new InputError(`${quoted(value)} is not a number`, 'Enter a number such as 1500 or 12.50.');

const YES = ['true', '1', 'yes', 'y', 'on', '+', 'да', 'истина', 'sí', 'si', 'sim', 'x', '✓'];
const NO = ['false', '0', 'no', 'n', 'off', '-', 'нет', 'ложь', 'não', 'nao'];

/** A yes or no in words, in the languages of amoCRM's users. Throws InputError. */
export function parseBoolean(value: unknown): boolean {
	if (typeof value === 'boolean') return value;
	const word = String(value).trim().toLowerCase();
	if (YES.includes(word)) return true;
	if (NO.includes(word)) return false;
	throw new InputError(`${quoted(value)} is not a yes or no`, 'Enter yes or no (also: true, false, 1, 0, да, нет).');
}
