import { plainText } from '../text/text';

/** What programs export for a date that was never filled in. */
const EMPTY_DAYS = new Set([
	// 1C, .NET, Go.
	'01.01.0001',
	'1.1.0001',
	'01/01/0001',
	'1/1/0001',
	'0001-01-01',
	// MySQL, 1C.
	'0000-00-00',
	'0000/00/00',
	'00.00.0000',
	'00/00/0000',
	// Day number 0 in Excel and Google Sheets.
	'00.01.1900',
	'0.1.1900',
	'0/1/1900',
	'1/0/1900',
	'01/00/1900',
	'1900-01-00',
	'30.12.1899',
	'30/12/1899',
	'12/30/1899',
	'1899-12-30',
	'0',
]);

const MIDNIGHT =
	/^(?:T| |, )(?:0?0:00(?::00(?:[.,]0+)?)?|12:00(?::00)? ?AM)(?: ?(?:Z|UTC|[+-]\d\d:?\d\d)){0,2}$/i;

const LONGEST = 60;

/**
 * Whether the value is the empty date of 1C, .NET, MySQL or Excel: `01.01.0001 0:00:00`, `0000-00-00`, `00.01.1900`,
 * 0 …
 */
export function isEmptyDate(value: unknown): boolean {
	const text = plainText(value)?.trim() ?? '';
	if (text.length > LONGEST) return false;
	const day = /^[\d./-]+/.exec(text)?.[0] ?? '';
	const time = text.slice(day.length);
	return EMPTY_DAYS.has(day) && (time === '' || (day !== '0' && MIDNIGHT.test(time)));
}
