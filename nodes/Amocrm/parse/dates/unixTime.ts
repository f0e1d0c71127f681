import { DateTime } from 'luxon';

import { InputError, quoted } from '../text/inputError';

/** The range of plausible dates in Unix seconds, 1900 to 2200. Other numbers are phones, amounts or IDs. */
const FIRST = -2_208_988_800;
const LAST = 7_258_118_400;

/** From here on numbers are milliseconds: as seconds they would be past LAST. */
const MILLISECONDS = 100_000_000_000;

/**
 * Unix milliseconds of a number in seconds or milliseconds, or of text with nine digits or more. Undefined for
 * anything else.
 *
 * Throws InputError for a number that looks like a day in another notation.
 */
export function unixTime(value: unknown): number | undefined {
	const number = numberOf(value);
	if (number === undefined) return undefined;
	if (typeof value === 'number') refuseDigitsOfDay(value);
	const seconds = Math.abs(number) >= MILLISECONDS ? number / 1000 : number;
	// Less than a second is a rounding residue, or a time of day without a day.
	const isTime = Math.abs(number) >= 1 && seconds >= FIRST && seconds < LAST;
	return isTime ? seconds * 1000 : undefined;
}

function numberOf(value: unknown): number | undefined {
	if (typeof value === 'number') return value;
	if (typeof value !== 'string') return undefined;
	return /^-?\d{9,14}(?:\.\d{1,20})?$/.test(value.trim()) ? Number(value) : undefined;
}

/** The number 20261231 is both a day and a time in 1970. As text it can only be the day. */
function refuseDigitsOfDay(value: number) {
	if (!/^(?:19|20|21)\d{6}$/.test(String(value))) return;
	const day = DateTime.fromFormat(String(value), 'yyyyMMdd', { zone: 'utc' });
	if (!day.isValid) return;
	throw new InputError(
		`${quoted(value)} can be read in two ways`,
		`Write the day as ${day.toISODate()}.`,
	);
}
