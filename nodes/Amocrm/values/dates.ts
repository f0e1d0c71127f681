import { DateTime } from 'luxon';

import { InputError, quoted } from './inputError';

/** Whose clocks count: a time without a zone is one of the workflow, a day is one of the account. IANA names. */
export interface Zones {
	workflow: string;
	account: string;
}

/** How people write dates beside ISO 8601. Slashes are dealt with apart, since their order differs between countries. */
const FORMATS = ['d.M.yyyy H:mm:ss', 'd.M.yyyy H:mm', 'd.M.yyyy', 'yyyy/M/d H:mm', 'yyyy/M/d', 'yyyy-M-d H:mm:ss', 'yyyy-M-d H:mm', 'yyyy-M-d'];

/** Unix numbers up to here are seconds (the year 5138), above are milliseconds. */
const MAX_SECONDS = 100_000_000_000;

/**
 * A point in time, in Unix seconds: ISO 8601, `31.12.2026 14:30`, a Unix number (seconds or milliseconds), or a date
 * object of an expression.
 *
 * Throws InputError.
 */
export function parseTime(value: unknown, { workflow }: Zones): number {
	return Math.trunc(parse(value, workflow).toSeconds());
}

/**
 * A day, as midnight of the account's time zone in Unix seconds: that is what amoCRM makes of any time of the day, so
 * another zone's midnight would move to the day before (API facts 5.5.4 and 8, row 20).
 *
 * Throws InputError.
 */
export function parseDay(value: unknown, { workflow, account }: Zones): number {
	const { year, month, day } = parse(value, workflow);
	return Math.trunc(DateTime.fromObject({ year, month, day }, { zone: account }).toSeconds());
}

function parse(value: unknown, zone: string): DateTime {
	const date = fromObject(value, zone) ?? fromNumber(value, zone) ?? fromText(value, zone);
	if (date?.isValid) return date;
	throw new InputError(
		`${quoted(value)} is not a date`,
		'Enter a date such as 2026-12-31, 2026-12-31T14:30 or 31.12.2026 14:30.',
	);
}

function fromObject(value: unknown, zone: string): DateTime | undefined {
	if (value instanceof Date) return DateTime.fromJSDate(value, { zone });
	// n8n has its own copy of luxon, so `instanceof` would not recognise what `$now` gives.
	if (typeof value === 'object' && value !== null && 'toMillis' in value) return DateTime.fromMillis(Number(value), { zone });
	return undefined;
}

function fromNumber(value: unknown, zone: string): DateTime | undefined {
	const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
	if (!/^-?\d{1,10}$|^-?\d{11,14}$/.test(text) || (typeof value === 'string' && text.length < 9)) return undefined;
	const number = Number(text);
	return Math.abs(number) < MAX_SECONDS
		? DateTime.fromSeconds(number, { zone })
		: DateTime.fromMillis(number, { zone });
}

function fromText(value: unknown, zone: string): DateTime | undefined {
	if (typeof value !== 'string') return undefined;
	const text = value.trim();
	if (/^\d{5,8}$/.test(text)) return undefined;
	const iso = DateTime.fromISO(text, { zone });
	if (iso.isValid) return iso;
	const slashes = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(.*)$/.exec(text);
	if (slashes) return fromSlashes(slashes, zone);
	const formats = FORMATS.map((format) => DateTime.fromFormat(text, format, { zone }));
	return formats.find(({ isValid }) => isValid) ?? fromForeign(text, zone);
}

/** RFC 2822 and HTTP dates, as mail and web services write them. */
function fromForeign(text: string, zone: string): DateTime {
	const mail = DateTime.fromRFC2822(text, { zone });
	return mail.isValid ? mail : DateTime.fromHTTP(text, { zone });
}

function fromSlashes([text, first, second, year, time]: RegExpExecArray, zone: string): DateTime {
	const [a, b] = [Number(first), Number(second)];
	if (a <= 12 && b <= 12 && a !== b) {
		throw new InputError(`${quoted(text)} can be read in two ways`, `Write the day unmistakably: ${year}-${pad(a)}-${pad(b)} or ${year}-${pad(b)}-${pad(a)}.`);
	}
	const [month, day] = a > 12 ? [b, a] : [a, b];
	return DateTime.fromISO(`${year}-${pad(month)}-${pad(day)}${(time ?? '').trim().replace(/^(?=.)/, 'T')}`, { zone });
}

const pad = (number: number) => String(number).padStart(2, '0');
