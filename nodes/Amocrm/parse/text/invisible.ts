/** Spaces of other widths, such as the no-break space of web pages; U+2800 is a Braille cell without dots. */
const SPACE = /[\p{Zs}\u2800]/gu;

/** Other line breaks: of Word and FileMaker and of Unicode. */
const LINE_BREAK = /[\v\f\u0085\u2028\u2029]/g;

/** Scripts in which a joiner between two letters changes how they are written, such as Persian and Hindi. */
const JOINING =
	'[\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}\\p{Script=Gujarati}\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}]';

/** Characters without a shape that are part of what one sees: they make one emoji of two, or choose a letter's shape. */
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

/** Zero-width and bidi characters, soft hyphens, byte order marks, fillers; control characters but tabs and line breaks. */
const WITHOUT_SHAPE = '\\p{Default_Ignorable_Code_Point}\\uFFF9-\\uFFFB';
const CONTROL = '[^\\P{Cc}\\t\\n\\r]';

const INVISIBLE = new RegExp(`(${PART_OF_A_SIGN})|[${WITHOUT_SHAPE}]|${CONTROL}`, 'gu');

const SHAPE = new RegExp(`[^\\s\\u2800\\p{Cc}${WITHOUT_SHAPE}]`, 'u');

/** All that the others look for: most texts have none of it, and stay as they are. */
const ANY = new RegExp(`[\\u2800\\u2028\\u2029${WITHOUT_SHAPE}]|(?! )\\p{Zs}|${CONTROL}`, 'u');

/**
 * The text without what nobody sees: zero-width and bidi characters, soft hyphens, byte order marks and control characters
 * are removed, and other spaces and line breaks become plain ones. What shapes an emoji or a letter stays. Nothing is
 * trimmed.
 */
export const visible = (text: string): string =>
	ANY.test(text)
		? text.replace(LINE_BREAK, '\n').replace(SPACE, ' ').replace(INVISIBLE, '$1')
		: text;

/** Whether somebody who looks at the text sees anything. Stops at the first visible character. */
export const isVisible = (text: string): boolean => SHAPE.test(text);
