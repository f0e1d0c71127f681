import { DateTime } from 'luxon';

import { InputError, quoted } from './inputError';

/** ISO 8601 that names a whole day; `2026`, `2026-12` and `14:30` are ISO 8601 too, but no dates. */
const ISO_DAY = /^\d{4}(-\d{2}-\d{2}|\d{4}|-\d{3}|-W\d{2}-\d)(T|$)/i;

/** Three numbers with the same sign between, and a time: `31.12.2026 г., 14:30`, `2026/12/31`, `12/31/2026 2:30 PM`. */
const NUMBERS = /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?: ?г\.?)?(?:(?:T|,? (?:в )?)(.+))?$/i;

const TIME =
	/^(\d{1,2}):(\d{2})(:\d{2}(?:[.,]\d+)?)?(?: ?([ap])\.? ?m\.?)? ?(z|utc|gmt|[+-]\d{2}(?::?\d{2})?)?$/i;

/** Months in words, without commas, in the languages of amoCRM's users. */
const MONTHS: ReadonlyArray<readonly [format: string, locale: string]> = [
	['d MMM yyyy', 'en'],
	['d MMMM yyyy', 'en'],
	['MMM d yyyy', 'en'],
	['MMMM d yyyy', 'en'],
	['d MMM yyyy', 'ru'],
	['d MMMM yyyy', 'ru'],
	["d 'de' MMMM 'de' yyyy", 'es'],
	["d 'de' MMMM 'de' yyyy", 'pt'],
];

/** What an expression makes of a JavaScript date inside of a text. */
const JAVASCRIPT = "ccc MMM d yyyy HH:mm:ss 'GMT'ZZZ";

/**
 * A date as people and programs write it, in the zone that stands beside it. Undefined or invalid if it is none.
 *
 * Throws InputError where it could be two days.
 *
 * @param zone IANA name, for a text without a zone
 */
export function readDateText(text: string, zone: string): DateTime | undefined {
	const exact = ISO_DAY.test(text) ? iso(text, zone) : undefined;
	if (exact?.isValid) return exact;
	const spaced = text.replace(/\s+/g, ' ');
	const numbers = NUMBERS.exec(spaced);
	return numbers ? fromNumbers(numbers, zone) : fromWords(spaced, zone);
}

const iso = (text: string, zone: string) =>
	DateTime.fromISO(text.toUpperCase(), { zone, setZone: true });

function fromNumbers(
	[text, a = '', sign, b = '', c = '', time]: RegExpExecArray,
	zone: string,
): DateTime | undefined {
	if (a.length < 3 && c.length < 3) {
		throw new InputError(
			`${quoted(text)} can be read in several ways`,
			'Write the year with four digits, such as 2026-12-31.',
		);
	}
	const day =
		a.length === 4
			? isoDay(a, b, c)
			: sign === '.'
				? isoDay(c, b, a)
				: dayOrMonthFirst(text, a, b, c);
	const clock = time === undefined ? '' : isoTime(time);
	return clock === undefined ? undefined : iso(`${day}${clock}`, zone);
}

/** Only dots tell that the day is first; with other signs it differs between countries. */
function dayOrMonthFirst(text: string, a: string, b: string, year: string): string {
	const [first, second] = [Number(a), Number(b)];
	if (first <= 12 && second <= 12 && first !== second) {
		throw new InputError(
			`${quoted(text)} can be read in two ways`,
			`Write the day unmistakably: ${isoDay(year, a, b)} or ${isoDay(year, b, a)}.`,
		);
	}
	return first > 12 ? isoDay(year, b, a) : isoDay(year, a, b);
}

const isoDay = (year: string, month: string, day: string) =>
	`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

function isoTime(text: string): string | undefined {
	const [whole, hours = '', minutes = '', seconds = '', half, zone = ''] = TIME.exec(text) ?? [];
	if (whole === undefined || (half && (Number(hours) < 1 || Number(hours) > 12))) return undefined;
	const afternoon = half?.toLowerCase() === 'p' ? 12 : 0;
	const hour = half ? (Number(hours) % 12) + afternoon : hours;
	return `T${String(hour).padStart(2, '0')}:${minutes}${seconds}${/^[a-z]/i.test(zone) ? 'Z' : zone}`;
}

function fromWords(text: string, zone: string): DateTime | undefined {
	// Trying all formats takes a while, and most texts that are no dates have no year either.
	if (!/\d{4}/.test(text)) return undefined;
	const tidy = text
		.replace(/,/g, '')
		.replace(/(?<=\d) ?г\.?(?= |$)/i, '')
		.replace(/ \(.*\)$/, '');
	for (const [format, locale] of MONTHS) {
		for (const time of ['', ' H:mm', ' H:mm:ss', ' h:mm a']) {
			const date = DateTime.fromFormat(tidy, format + time, { zone, locale });
			if (date.isValid) return date;
		}
	}
	return fromProgram(text, tidy, zone);
}

/** Dates of mails, of web servers and of JavaScript. */
function fromProgram(text: string, tidy: string, zone: string): DateTime | undefined {
	const dates = [
		DateTime.fromRFC2822(text, { zone, setZone: true }),
		DateTime.fromHTTP(text, { zone, setZone: true }),
		DateTime.fromFormat(tidy, JAVASCRIPT, { locale: 'en', setZone: true }),
	];
	return dates.find(({ isValid }) => isValid);
}
