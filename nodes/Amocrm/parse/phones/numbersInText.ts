import type { Dialled } from './international';

/** A number as it appears in text. */
export interface WrittenNumber extends Dialled {
	/** Digits with the punctuation between them. */
	text: string;
	extension?: string;
}

/** A phone never starts this far into a text. */
const LONGEST = 300;

/** Fewer digits are an extension, a short number or no number at all. */
export const LEAST_DIGITS = 5;

/** Digits with punctuation between them. A plus begins a new number. */
const RUN = /\+?[ (]{0,3}\d[\d\s()./\p{Pd}−·•_~]*/gu;

/** Business hours: `10:00-18:00`. */
const HOUR = /\d{1,2}:\d\d/g;

const WORD =
	'доб(?:авочный)?|вн(?:утр(?:енний)?)?|extensi[oó]n|ext|int|х|x|ramal|rml|anexo|anx|interno';
const BEHIND = new RegExp(
	String.raw`^[\s(/.\p{Pd}]{0,3}(?:[,;\s(]{0,3}(?:${WORD})[\s.:=№#-]{0,3}|#|\*|,,)\s{0,2}(\d{1,7})(?!\d)`,
	'iu',
);

/** Whether text after a comma is an extension of the number before it. */
export const BEGINS_EXTENSION = new RegExp(
	String.raw`^[^\S\n]{0,3}(?:(?:${WORD})[\s.:=№#-]{0,3}\d|,[^\S\n]{0,3}\d{1,7}(?!\d))`,
	'iu',
);

/** A note in brackets that is not an extension. */
const NOTE = new RegExp(String.raw`\((?!\s?(?:${WORD}))[^()\p{L}]*\p{L}[^()]*\)`, 'giu');

/** The phone numbers in a text, in order, with their extensions. Skips notes, business hours and short numbers. */
export function numbersIn(text: string): WrittenNumber[] {
	const read = withoutNotes(text.slice(0, LONGEST));
	const found: WrittenNumber[] = [];
	let last = 0;
	for (const { 0: run, index } of read.matchAll(RUN)) {
		// Already consumed as an extension.
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

/** Removed text becomes letters, so that no number continues across it. */
const withoutNotes = (text: string): string =>
	/[:(]/.test(text) ? text.replace(NOTE, blotted).replace(HOUR, blotted) : text;

const blotted = (note: string) => 't'.repeat(note.length);

/**
 * The number without stray digits: in brackets behind it (`+7 495 111-22-33 (916)`), alternative last digits after a
 * slash (`8 495 111-22-33/44`), or a short number in front.
 */
export const withoutStrayDigits = ({ text, plus }: WrittenNumber): Dialled[] =>
	[
		text.replace(/\([^()]*\)$/, ''),
		text.replace(/\s?\/\s?\d{1,4}$/, ''),
		text.replace(/^\d{1,2}[ )]+/, ''),
	]
		.filter((less) => less !== text)
		.map((less) => ({ digits: less.replace(/\D/g, ''), plus }));
