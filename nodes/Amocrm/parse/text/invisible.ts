/** Spaces of other widths, such as the no-break space; U+2800 is a Braille cell without dots. */
const SPACE = /[\p{Zs}\u2800]/gu;

/** Line breaks of Word, FileMaker and Unicode. */
const LINE_BREAK = /[\v\f\u0085\u2028\u2029]/g;

/** Scripts in which a joiner between two letters changes their shape, such as Persian and Hindi. */
const JOINING =
	'[\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}\\p{Script=Gujarati}\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}]';

/** Invisible characters that affect what is shown: they join emoji or select a glyph. */
const PART_OF_A_SIGN = [
	// The flags of England, Scotland and Wales.
	'\\u{1F3F4}[\\u{E0030}-\\u{E007A}]{1,8}\\u{E007F}',
	'(?<=\\p{Extended_Pictographic}[\\uFE0F\\p{Emoji_Modifier}]?)\\u200D(?=\\p{Extended_Pictographic})',
	'(?<=\\p{Extended_Pictographic})[\\uFE0E\\uFE0F]',
	// Keycaps: 1️⃣.
	'(?<=[\\d#*])\\uFE0F(?=\\u20E3)',
	`(?<=${JOINING}(?<=[\\p{L}\\p{M}]))[\\u200C\\u200D](?=${JOINING})`,
	'(?<=\\p{Script=Han})[\\uFE00-\\uFE0F\\u{E0100}-\\u{E01EF}]',
].join('|');

/**
 * Zero-width and bidi characters, soft hyphens, byte order marks, fillers, and control characters except tabs and
 * line breaks.
 */
const WITHOUT_SHAPE = '\\p{Default_Ignorable_Code_Point}\\uFFF9-\\uFFFB';
const CONTROL = '[^\\P{Cc}\\t\\n\\r]';

const INVISIBLE = new RegExp(`(${PART_OF_A_SIGN})|[${WITHOUT_SHAPE}]|${CONTROL}`, 'gu');

const SHAPE = new RegExp(`[^\\s\\u2800\\p{Cc}${WITHOUT_SHAPE}]`, 'u');

/** Latin and Cyrillic letters, digits, common punctuation and line breaks: nothing to remove. Faster than the other patterns. */
const ORDINARY = /^[\t\n\r -~\u0400-\u0481]*$/;

/** Matches anything the other patterns would change. Most texts contain none of it. */
const ANY = new RegExp(`[\\u2800\\u2028\\u2029${WITHOUT_SHAPE}]|(?! )\\p{Zs}|${CONTROL}`, 'u');

/**
 * Removes invisible characters (zero-width and bidi characters, soft hyphens, byte order marks, control characters)
 * and normalizes spaces and line breaks. Characters that shape an emoji or a letter stay. Does not trim.
 */
export const visible = (text: string): string =>
	!ORDINARY.test(text) && ANY.test(text)
		? text.replace(LINE_BREAK, '\n').replace(SPACE, ' ').replace(INVISIBLE, '$1')
		: text;

/** Whether the text contains a visible character. Stops at the first one. */
export const isVisible = (text: string): boolean => SHAPE.test(text);
