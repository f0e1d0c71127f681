import { DateTime } from 'luxon';

import { type DateOrder, type Notation, AmbiguousInput } from './notation';
import { InputError, quoted } from '../text/inputError';
import { monthOf } from './months';

/** Longer than any date with time, offset and zone name. */
const LONGEST = 200;

/** ISO 8601 with a complete day. `2026`, `2026-12` and `14:30` are valid ISO 8601 too, but not dates. */
const ISO_DAY = /^\d{4}(?:-\d{2}-\d{2}|\d{4}|-\d{3}|-W\d{2}-\d)(?:T|$)/i;

/** What can follow a day: `31.12.2026 г., 14:30`, `31 de dic. de 2026 a las 14:30`. */
const REST = '(?: ?г\\.?)?(?:(?:T|,? (?:в |at |a las |às )?)(?<time>\\S.*))?$';

/** Three numbers with the same separator, and a time: `31.12.2026 г., 14:30`, `31. 12. 2026`, `12/31/2026 2:30 PM`. */
const NUMBERS = new RegExp(
	`^(?<a>\\d{1,4})(?<sign>[./-]) ?(?<b>\\d{1,2})\\k<sign> ?(?<c>\\d{1,4})${REST}`,
	'i',
);

/** The month as a word: `31 Dec 2026`, `31/dez/2026`, `31 de dic. de 2026`, `1º de maio de 2026`; `Dec 31, 2026`. */
const WORDS = [
	`^(?<day>\\d{1,2})(?:[ºª°]|st|nd|rd|th)?[ ./-]?(?:de |of )?(?<month>\\p{L}{3,12})\\.?[ ./-]?(?:del? )?(?<year>\\d{4})${REST}`,
	`^(?<month>\\p{L}{3,12})\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})${REST}`,
].map((pattern) => new RegExp(pattern, 'iu'));

const TIME =
	/^(\d{1,2}):(\d{2})(:\d{2}(?:[.,]\d{1,20})?)?(?: ?([ap])\.? ?m\.?)? ?(z|utc|gmt|[+-]\d{2}(?::?\d{2})?)?$/i;

/** `String(new Date())`, which is what an expression inserts into text. */
const JAVASCRIPT = "ccc MMM d yyyy HH:mm:ss 'GMT'ZZZ";

/**
 * Reads a date as people and programs write it, in the zone given with it. Undefined or invalid if the text is no
 * date.
 *
 * Throws AmbiguousInput where it could be two days and the account's notation does not settle it; InputError for a
 * two-digit year, and for a day and month that contradict the chosen order.
 *
 * @param zone IANA name, for text without a zone
 */
export function readDateText(text: string, zone: string, notation: Notation): DateTime | undefined {
	if (text.length > LONGEST) return undefined;
	const exact = ISO_DAY.test(text) ? iso(text, zone) : undefined;
	if (exact?.isValid) return exact;
	const spaced = text.replace(/\s+/g, ' ');
	const numbers = NUMBERS.exec(spaced)?.groups;
	if (numbers) return withTime(dayOf(spaced, numbers, notation), numbers.time, zone);
	return fromWords(spaced, zone) ?? fromProgram(spaced, zone);
}

const iso = (text: string, zone: string) =>
	DateTime.fromISO(text.toUpperCase(), { zone, setZone: true });

type Groups = Record<string, string | undefined>;

function dayOf(text: string, { a = '', sign, b = '', c = '' }: Groups, notation: Notation): string {
	if (a.length < 3 && c.length < 3) {
		throw new InputError(
			`${quoted(text)} can be read in several ways`,
			'Write the year with four digits, such as 2026-12-31.',
		);
	}
	if (a.length === 4) return isoDay(a, b, c);
	// Dots always put the day first; with other separators the order depends on the country.
	const order = sign === '.' ? 'dayFirst' : orderOf(text, [a, b, c], notation);
	return order === 'dayFirst' ? isoDay(c, b, a) : isoDay(c, a, b);
}

function orderOf(
	text: string,
	[a, b, year]: [string, string, string],
	notation: Notation,
): DateOrder {
	const [first, second] = [Number(a), Number(b)];
	if (first === second) return 'dayFirst';
	const clear = first > 12 ? 'dayFirst' : second > 12 ? 'monthFirst' : undefined;
	if (clear && notation.chosen && clear !== notation.dateOrder) throw otherOrder(text, clear);
	const order = clear ?? notation.dateOrder;
	if (order === undefined)
		throw new AmbiguousInput(
			`${quoted(text)} can be read in two ways`,
			`Write ${isoDay(year, a, b)} or ${isoDay(year, b, a)}.`,
		);
	notation.seen?.({ text, order, clear: clear !== undefined });
	return order;
}

const otherOrder = (text: string, order: DateOrder) =>
	new InputError(
		`${quoted(text)} puts the ${order === 'dayFirst' ? 'day' : 'month'} first`,
		"Write it like the other dates, or change the option 'Dates Such as 03/04'.",
	);

const isoDay = (year: string, month: string | number, day: string) =>
	`${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;

function withTime(day: string, time: string | undefined, zone: string): DateTime | undefined {
	const clock = time === undefined ? '' : isoTime(time);
	return clock === undefined ? undefined : iso(`${day}${clock}`, zone);
}

function isoTime(text: string): string | undefined {
	const [whole, hours = '', minutes = '', seconds = '', half, zone = ''] = TIME.exec(text) ?? [];
	if (whole === undefined || (half && (Number(hours) < 1 || Number(hours) > 12))) return undefined;
	const afternoon = half?.toLowerCase() === 'p' ? 12 : 0;
	const hour = half ? (Number(hours) % 12) + afternoon : hours;
	return `T${String(hour).padStart(2, '0')}:${minutes}${seconds}${/^[a-z]/i.test(zone) ? 'Z' : zone}`;
}

function fromWords(text: string, zone: string): DateTime | undefined {
	for (const pattern of WORDS) {
		const { day, month = '', year, time }: Groups = pattern.exec(text)?.groups ?? {};
		const number = monthOf(month);
		if (number && day && year) return withTime(isoDay(year, number, day), time, zone);
	}
	return undefined;
}

/** Formats of emails, web servers and JavaScript. */
function fromProgram(text: string, zone: string): DateTime | undefined {
	// Trying every format is slow, and most text that is not a date has no year.
	if (!/\d{4}/.test(text)) return undefined;
	const [tidy = ''] = text.split(' (');
	const dates = [
		DateTime.fromRFC2822(text, { zone, setZone: true }),
		DateTime.fromHTTP(text, { zone, setZone: true }),
		DateTime.fromFormat(tidy, JAVASCRIPT, { locale: 'en', setZone: true }),
	];
	return dates.find(({ isValid }) => isValid);
}
