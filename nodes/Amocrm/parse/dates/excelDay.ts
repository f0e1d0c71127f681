import { DateTime } from 'luxon';

import { InputError, quoted } from '../text/inputError';

/** Where Excel starts counting. */
const DAY_ZERO = DateTime.fromISO('1899-12-30', { zone: 'utc' });

/** Excel counts 29 February 1900, which never existed. */
const NO_SUCH_DAY = 60;

/** Smaller numbers are more likely years, or amounts in the wrong column. */
const LAST_YEAR = 2200;

/** 2200-01-01. */
const END = 109_575;

const DAY_SECONDS = 86_400;

/**
 * The date and time that an Excel day number stands for, in `zone`. n8n's spreadsheet reader returns dates as such
 * numbers; text must have five digits before the decimal point. Undefined for anything else.
 *
 * Throws InputError for a number that is more likely something else.
 */
export function excelDay(value: unknown, zone: string): DateTime | undefined {
	const number = numberOf(value);
	if (number === undefined || !(number >= 1 && number < END)) return undefined;
	const days = Math.floor(number);
	const seconds = Math.round((number - days) * DAY_SECONDS);
	const time = DAY_ZERO.plus({ days: days < NO_SUCH_DAY ? days + 1 : days, seconds });
	if (number > LAST_YEAR) return time.setZone(zone, { keepLocalTime: true });
	throw new InputError(
		`${quoted(value)} is not a date`,
		`If it is an Excel day number, write ${time.toISODate()}, or format the date as text in the sheet.`,
	);
}

function numberOf(value: unknown): number | undefined {
	if (typeof value === 'number') return value;
	if (typeof value !== 'string' || !/^\d{5}(?:[.,]\d{1,20})?$/.test(value.trim())) return undefined;
	return Number(value.trim().replace(',', '.'));
}
