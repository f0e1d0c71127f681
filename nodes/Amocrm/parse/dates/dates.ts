import { DateTime } from 'luxon';

import { readDateText } from './dateText';
import { excelDay } from './excelDay';
import type { Plain } from '../../customFields/codec';
import type { Habits } from './habits';
import { InputError, quoted } from '../text/inputError';
import { visible } from '../text/invisible';
import { unixTime } from './unixTime';

/** Whose clocks count: a time without a zone is one of the workflow, a day is one of the account. IANA names. */
export interface Zones {
	workflow: string;
	account: string;
	/** ISO code of the account's country, where the field needs it. */
	country?: string;
	/** Without them, what can be read in two ways is refused. */
	habits?: Habits;
}

/** A time as it was given. */
interface Given {
	time: DateTime;
	/** Only a point in time, without a calendar day: a Unix number, or a text that ends in Z. */
	instant: boolean;
}

/**
 * A point in time, in Unix seconds: ISO 8601, `31.12.2026 14:30`, a Unix number (seconds or milliseconds), a day number of
 * Excel, or a date object of an expression.
 *
 * Throws InputError; InTwoWays where only the habits of the account could tell.
 */
export function parseTime(value: unknown, zones: Zones): number {
	return seconds(value, given(value, zones).time);
}

/**
 * A day, as midnight of the account's time zone in Unix seconds: that is what amoCRM makes of any time of the day, so
 * another zone's midnight would move to the day before (API facts 5.5.4 and 8, row 20).
 *
 * The day is the one that was written, whatever the zone beside it. A mere point in time is the day the account's calendar
 * shows then, as in amoCRM; but midnight in UTC is how programs write a day, so it is that day.
 *
 * Throws InputError; InTwoWays where only the habits of the account could tell.
 */
export function parseDay(value: unknown, zones: Zones): number {
	const { account } = zones;
	const { time, instant } = given(value, zones);
	const { year, month, day } = instant && !isUtcMidnight(time) ? time.setZone(account) : time;
	return seconds(value, DateTime.fromObject({ year, month, day }, { zone: account }));
}

const DAY_MS = 86_400_000;

const isUtcMidnight = (time: DateTime) => time.toMillis() % DAY_MS === 0;

/** Dates outside of these years are amounts, ids or typing errors. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

function seconds(value: unknown, time: DateTime): number {
	if (!time.isValid) throw notADate(value);
	if (time.year < FIRST_YEAR || time.year > LAST_YEAR)
		throw new InputError(
			`${quoted(value)} is a date of the year ${time.year}`,
			'Correct the year: dates from 1900 to 2199 are accepted.',
		);
	return Math.floor(time.toSeconds());
}

function given(value: unknown, { workflow, habits = {} }: Zones): Given {
	const found =
		fromObject(value) ??
		fromDayNumber(value, workflow) ??
		fromNumber(value) ??
		fromText(value, workflow, habits);
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
	// n8n has its own copy of luxon, so `instanceof` would not recognise what `$now` gives.
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

function fromText(value: unknown, zone: string, habits: Habits): Given | undefined {
	if (typeof value !== 'string') return undefined;
	const text = visible(value).trim();
	const time = readDateText(text, zone, habits);
	return time && { time, instant: /\d ?(?:z|utc|gmt)$/i.test(text) };
}

/**
 * A point in time as custom fields take it: Unix seconds, and before 1970 RFC 3339, since the API has refused negative
 * numbers (API facts 5.5.4 and 8, row 71).
 *
 * @param zone of the account, IANA name
 */
export const sentTime = (seconds: number, zone: string): Plain =>
	seconds < 0 ? readTime(seconds, zone) : seconds;

/** The Unix seconds of a time as it is sent or stored; NaN for anything else. */
export function secondsOf(value: unknown): number {
	if (typeof value === 'number') return value;
	if (typeof value !== 'string' || value.trim() === '') return Number.NaN;
	return /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) / 1000 : Number(value);
}

/** A day of the account's calendar, `2026-12-31`, from its midnight in Unix seconds. */
export const readDay = (value: Plain, zone: string): Plain =>
	typeof value === 'number' ? DateTime.fromSeconds(value, { zone }).toISODate() : value;

/** A point in time as ISO 8601 with the zone's offset, from Unix seconds. */
export function readTime(value: Plain, zone: string): Plain {
	if (typeof value !== 'number') return value;
	const local = DateTime.fromSeconds(value, { zone });
	// Long ago, clocks differed by seconds, which ISO 8601 has no way to write.
	const written = Number.isInteger(local.offset) ? local : local.toUTC();
	return written.toISO({ suppressMilliseconds: true });
}
