import { DateTime } from 'luxon';

import { readDateText } from './dateText';
import { excelDay } from './excelDay';
import type { PlainValue } from '../../customFields/valueCodec';
import type { Notation } from './notation';
import { InputError, quoted } from '../text/inputError';
import { latinDigits } from '../text/digits';
import { visible } from '../text/invisible';
import { unixTime } from './unixTime';

/** The time zones that apply, as IANA names: the workflow's for a time without a zone, the account's for a day. */
export interface Zones {
	workflow: string;
	account: string;
	/** ISO code of the account's country, for fields that need it. */
	country?: string;
	/** Without it, ambiguous input is refused. */
	notation?: Notation;
}

/** A time as it was entered. */
interface Given {
	time: DateTime;
	/** A point in time without a calendar day: a Unix number, or text that ends in Z. */
	instant: boolean;
}

/**
 * A point in time in Unix seconds, from ISO 8601, `31.12.2026 14:30`, a Unix number (seconds or milliseconds), an
 * Excel day number, or a date object from an expression.
 *
 * Throws InputError; AmbiguousInput where only the account's notation could settle it.
 */
export function parseTime(value: unknown, zones: Zones): number {
	return seconds(value, given(value, zones).time);
}

/**
 * A day as midnight in the account's time zone, in Unix seconds. amoCRM rounds any time down to that midnight, so
 * midnight in another zone could land on the day before (API facts 5.5.4 and 8, row 20).
 *
 * The day is taken as written, whatever zone stands beside it. A bare point in time becomes the account's calendar
 * day at that moment, as in amoCRM; midnight in UTC is how programs write a day, so it stays that day.
 *
 * Throws InputError; AmbiguousInput where only the account's notation could settle it.
 */
export function parseDay(value: unknown, zones: Zones): number {
	const { account } = zones;
	const { time, instant } = given(value, zones);
	const { year, month, day } = instant && !isUtcMidnight(time) ? time.setZone(account) : time;
	return seconds(value, DateTime.fromObject({ year, month, day }, { zone: account }));
}

const DAY_MS = 86_400_000;

const isUtcMidnight = (time: DateTime) => time.toMillis() % DAY_MS === 0;

/** Dates outside these years are amounts, IDs or typos. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

function seconds(value: unknown, time: DateTime): number {
	if (!time.isValid) throw notADate(value);
	if (time.year < FIRST_YEAR || time.year > LAST_YEAR)
		throw new InputError(
			`${quoted(value)} is a date in the year ${time.year}`,
			'Correct the year: it must be from 1900 to 2199.',
		);
	return Math.floor(time.toSeconds());
}

function given(value: unknown, { workflow, notation = {} }: Zones): Given {
	const found =
		fromObject(value) ??
		fromDayNumber(value, workflow) ??
		fromNumber(value) ??
		fromText(value, workflow, notation);
	if (found?.time.isValid) return found;
	throw notADate(value);
}

const notADate = (value: unknown) =>
	new InputError(
		`${quoted(value)} is not a date`,
		'Enter a date such as 2026-12-31, 2026-12-31T14:30 or 31.12.2026 14:30.',
	);

function fromObject(value: unknown): Given | undefined {
	if (value instanceof Date)
		return { time: DateTime.fromJSDate(value, { zone: 'utc' }), instant: true };
	if (
		typeof value !== 'object' ||
		value === null ||
		!('toMillis' in value) ||
		typeof value.toMillis !== 'function'
	)
		return undefined;
	// n8n bundles its own luxon, so `instanceof` would not recognize `$now`.
	const zone = 'zoneName' in value ? String(value.zoneName) : 'utc';
	return {
		time: DateTime.fromMillis(Number(value.toMillis()), { zone }),
		instant: /^utc$/i.test(zone),
	};
}

function fromDayNumber(value: unknown, zone: string): Given | undefined {
	const time = excelDay(value, zone);
	return time && { time, instant: false };
}

function fromNumber(value: unknown): Given | undefined {
	const milliseconds = unixTime(value);
	return milliseconds === undefined
		? undefined
		: { time: DateTime.fromMillis(milliseconds, { zone: 'utc' }), instant: true };
}

function fromText(value: unknown, zone: string, notation: Notation): Given | undefined {
	if (typeof value !== 'string') return undefined;
	const text = latinDigits(visible(value)).trim();
	const time = readDateText(text, zone, notation);
	return time && { time, instant: /\d ?(?:z|utc|gmt)$/i.test(text) };
}

/**
 * A point in time as custom fields accept it: Unix seconds, or RFC 3339 before 1970 because the API rejects negative
 * numbers (API facts 5.5.4 and 8, row 71).
 *
 * @param zone of the account, IANA name
 */
export const sentTime = (seconds: number, zone: string): PlainValue =>
	seconds < 0 ? readTime(seconds, zone) : seconds;

/** Unix seconds of a sent or stored time; NaN for anything else. */
export function secondsOf(value: unknown): number {
	if (typeof value === 'number') return value;
	if (typeof value !== 'string' || value.trim() === '') return Number.NaN;
	return /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) / 1000 : Number(value);
}

/** A calendar day such as `2026-12-31`, from the account's midnight in Unix seconds. */
export const readDay = (value: PlainValue, zone: string): PlainValue =>
	typeof value === 'number' ? DateTime.fromSeconds(value, { zone }).toISODate() : value;

/** A point in time as ISO 8601 with the zone's offset, from Unix seconds. */
export function readTime(value: PlainValue, zone: string): PlainValue {
	if (typeof value !== 'number') return value;
	const local = DateTime.fromSeconds(value, { zone });
	// Historic offsets include seconds, which ISO 8601 cannot express.
	const written = Number.isInteger(local.offset) ? local : local.toUTC();
	return written.toISO({ suppressMilliseconds: true });
}
