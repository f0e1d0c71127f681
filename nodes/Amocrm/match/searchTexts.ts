import { searchedDigits, type PhoneToken } from '../parse/phones/phoneTokens';

/**
 * What has to be searched for to find every record that may have a value: each element needs an answer, and of the texts
 * inside an element one is enough. The API's `query` finds a text anywhere in the filled fields (API facts 1.9).
 */
export type SearchTexts = ReadonlyArray<readonly string[] | RareText>;

/** A text that is enough where a page holds all records with it. Where it does not, the others are searched for instead. */
export interface RareText {
	rare: string;
	otherwise: readonly string[];
}

/** Long enough to be rare, short enough for an address. */
const LONGEST = 100;

export const wholeText = (value: string): SearchTexts => [[value.slice(0, LONGEST)]];

/** Any one word of a name: spaces between words may be stored in another way. Long words first, since they are rare. */
export const anyWord = (name: string): SearchTexts => [
	[...new Set(name.split(' '))].sort((a, b) => b.length - a.length),
];

/**
 * Phones are stored in the notation they were sent in (API facts 1.9), so their digits as such may not be found. In nearly all
 * notations the last three digits stand together, or the three before the last four do, whatever signs are between the groups.
 * In a long list three digits are in too many records: then the last four are searched for with the usual signs. All digits
 * are what most clients search for.
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
