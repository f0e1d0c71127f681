/**
 * What has to be searched for to find every record that may have a value: each element needs an answer, and of the texts
 * inside an element one is enough. The API's `query` finds a text anywhere in the filled fields (API facts 1.9).
 */
export type SearchTexts = string[][];

/** Long enough to be rare, short enough for an address. */
const LONGEST = 100;

export const wholeText = (value: string): SearchTexts => [[value.slice(0, LONGEST)]];

/** Any one word of a name: spaces between words may be stored in another way. Long words first, since they are rare. */
export const anyWord = (name: string): SearchTexts => [
	[...new Set(name.split(' '))].sort((a, b) => b.length - a.length),
];

/**
 * Phones are stored in the notation they were sent in (API facts 1.9), so their digits as such may not be found. The last
 * four stand together or have one sign between them in all usual notations, and are rare enough. The ten digits are what
 * most clients search for.
 */
export function phoneTails(digits: string): SearchTexts {
	const tail = digits.slice(-4);
	const parted = [1, 2].flatMap((at) =>
		['-', ' ', '.'].map((sign) => `${tail.slice(0, at)}${sign}${tail.slice(at)}`),
	);
	const texts = tail.length < 4 ? [digits] : [digits, tail, ...parted];
	return [...new Set(texts)].map((one) => [one]);
}
