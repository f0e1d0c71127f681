import { searchedDigits, type PhoneToken } from '../parse/phones/phoneTokens';

/**
 * The searches that together find every record that may have a value: every element must be searched, but one of its
 * texts is enough. The API's `query` finds text anywhere in filled fields (API facts 1.9).
 */
export type SearchTexts = ReadonlyArray<readonly string[] | RareText>;

/** A text that suffices if one page holds all records with it; otherwise the other texts are searched. */
export interface RareText {
	rare: string;
	otherwise: readonly string[];
}

/** Long enough to be rare, short enough for a URL. */
const LONGEST = 100;

export const wholeText = (value: string): SearchTexts => [[value.slice(0, LONGEST)]];

/** Any one word of a name, since spaces may be stored differently. Long words first, since they are rarer. */
export const anyWord = (name: string): SearchTexts => [
	[...new Set(name.split(' '))].sort((a, b) => b.length - a.length),
];

/**
 * Phones are stored in the notation in which they were sent (API facts 1.9), so searching the digits alone may miss them.
 * In nearly all notations, the last three digits, or the three before the last four, are contiguous, whatever the
 * separators. In a long list, three digits match too many records, so the last four are searched with the usual
 * separators. Most clients search for all digits.
 */
export function phoneSearches(token: PhoneToken): SearchTexts {
	const digits = searchedDigits(token);
	const tail = digits.slice(-4);
	if (tail.length < 4) return [[digits]];
	const [inOne = [], inTwo = []] = [1, 2].map((at) =>
		['-', ' ', '.'].map((sign) => `${tail.slice(0, at)}${sign}${tail.slice(at)}`),
	);
	return [
		...[...new Set([digits, tail])].map((text) => [text]),
		{ rare: digits.slice(-3), otherwise: inOne },
		...(digits.length < 7 ? [] : [{ rare: digits.slice(-7, -4), otherwise: [] }]),
		...inTwo.map((text) => [text]),
	];
}
