import type { Dialled } from './international';

/** A number as it stands in a text. */
export interface Written extends Dialled {
	/** Digits with the signs between them. */
	text: string;
	extension?: string;
}

/** Nobody writes a phone behind so many characters. */
const LONGEST = 300;

/** Fewer digits are an extension, a short number or no number at all. */
export const LEAST_DIGITS = 5;

/** Digits with signs between them. A plus begins a new number. */
const RUN = /\+?[ (]{0,3}\d[\d\s()./\p{Pd}−·•_~]*/gu;

/** Hours: `10:00-18:00`. */
const HOUR = /\d{1,2}:\d\d/g;

const WORD =
	'доб(?:авочный)?|вн(?:утр(?:енний)?)?|extensi[oó]n|ext|int|х|x|ramal|rml|anexo|anx|interno';
const BEHIND = new RegExp(
	String.raw`^[\s(/.\p{Pd}]{0,3}(?:[,;\s(]{0,3}(?:${WORD})[\s.:=№#-]{0,3}|#|\*|,,)\s{0,2}(\d{1,7})(?!\d)`,
	'iu',
);

/** The words again, to see whether what stands behind a comma belongs to the number in front of it. */
export const BEGINS_EXTENSION = new RegExp(
	String.raw`^[^\S\n]{0,3}(?:(?:${WORD})[\s.:=№#-]{0,3}\d|,[^\S\n]{0,3}\d{1,7}(?!\d))`,
	'iu',
);

/** Notes in brackets, but not the extension. */
const NOTE = new RegExp(String.raw`\((?!\s?(?:${WORD}))[^()\p{L}]*\p{L}[^()]*\)`, 'giu');

/** The phone numbers in a text, in their order, with their extensions. Notes, hours and short numbers are none. */
export function numbersIn(text: string): Written[] {
	const read = withoutNotes(text.slice(0, LONGEST));
	const found: Written[] = [];
	let last = 0;
	for (const { 0: run, index } of read.matchAll(RUN)) {
		// The digits of an extension.
		if (index < last) continue;
		const digits = run.replace(/\D/g, '');
		if (digits.length < LEAST_DIGITS) continue;
		const written = run.trimEnd();
		const end = index + written.length;
		const extension = BEHIND.exec(read.slice(end, end + 40));
		last = end + (extension?.[0].length ?? 0);
		found.push({ text: written, digits, plus: run.startsWith('+'), extension: extension?.[1] });
	}
	return found;
}

/** What is left out becomes letters, between which no number goes on. */
const withoutNotes = (text: string): string =>
	/[:(]/.test(text) ? text.replace(NOTE, blotted).replace(HOUR, blotted) : text;

const blotted = (note: string) => 't'.repeat(note.length);

/**
 * What does not belong to a number: digits in brackets behind it (`+7 495 111-22-33 (916)`), other last digits behind a slash
 * (`8 495 111-22-33/44`), or a short number in front of it.
 */
export const withoutStrayDigits = ({ text, plus }: Written): Dialled[] =>
	[
		text.replace(/\([^()]*\)$/, ''),
		text.replace(/\s?\/\s?\d{1,4}$/, ''),
		text.replace(/^\d{1,2}[ )]+/, ''),
	]
		.filter((less) => less !== text)
		.map((less) => ({ digits: less.replace(/\D/g, ''), plus }));
