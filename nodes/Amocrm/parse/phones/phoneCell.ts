import { cellParts, withNotes, type Belongs } from '../contacts/cellParts';
import { isPlaceholder } from '../text/placeholder';
import { international } from './international';
import { BEGINS_EXTENSION, LEAST_DIGITS } from './numbersInText';

/** The maximum in E.164. */
const MOST_DIGITS = 15;

/** Longer parts are not searched for several numbers. */
const LONGEST = 3000;

/**
 * The phones in a cell as written, each with the notes beside it. They are separated by line breaks, commas,
 * semicolons, bars or ` / `; between two complete numbers a space or a slash is enough.
 *
 * @param text without invisible characters
 * @param isValue whether a part without a complete number still counts as a phone, such as an internal extension
 */
export function phoneTexts(
	text: string,
	country?: string,
	isValue: (part: string) => boolean = isShortNumber,
): string[] {
	if (ONE_NUMBER.test(text)) return [text.trim()];
	const parts = cellParts(text, belongsToNumber).filter((part) => !isPlaceholder(part));
	const whole = withNotes(parts, (part) => hasNumber(part) || isValue(part));
	return whole.flatMap((part) => apart(part, country));
}

/** Most cells hold one number. */
export const ONE_NUMBER = /^\+?[\d ()-]{5,20}$/;

const digitsIn = (text: string) => text.replace(/\D/g, '').length;

const hasNumber = (text: string) => digitsIn(text) >= LEAST_DIGITS;

/** A group of three digits, or only digits and punctuation, optionally with a note in brackets. */
export function isShortNumber(part: string): boolean {
	const open = part.endsWith(')') ? part.lastIndexOf('(') : -1;
	const number = open > 0 ? part.slice(0, open).trim() : part;
	return /\d{3}/.test(number) || (/\d/.test(number) && !/[^\d\s()+./#*\p{Pd}]/u.test(number));
}

/** An extension, or the decimals of a number with an exponent. */
const belongsToNumber: Belongs = (_sign, before, behind) =>
	BEGINS_EXTENSION.test(behind) ||
	(before.endsWith(',') && /^\s{0,3}\d{1,7}(?!\d)/.test(behind)) ||
	(/\d$/.test(before) && /^\d{1,15}e\+?\d/i.test(behind));

function apart(part: string, country: string | undefined): string[] {
	if (part.length > LONGEST || digitsIn(part) < 2 * LEAST_DIGITS) return [part];
	return betweenSlashes(part)
		.flatMap(beforePluses)
		.flatMap((one) => betweenSpaces(one, country));
}

function betweenSlashes(part: string): string[] {
	const found: string[] = [];
	for (const piece of part.split(' / ')) {
		const last = found.at(-1);
		if (last !== undefined && !(hasNumber(last) && hasNumber(piece)))
			found.splice(-1, 1, `${last} / ${piece}`);
		else found.push(piece.trim());
	}
	return found;
}

/** A word that introduces a number: `моб.`, `work:`. */
const INTRODUCTION = /\s(?=\p{L}[^\s\d]{0,20}[.:]\s?$)/u;

/** After a complete number, a plus begins another one, together with the word in front of it. */
function beforePluses(part: string): string[] {
	const found: string[] = [];
	let start = 0;
	for (let plus = part.indexOf('+', 1); plus !== -1; plus = part.indexOf('+', plus + 1)) {
		const before = part.slice(start, plus);
		if (!hasNumber(before) || before.lastIndexOf('(') > before.lastIndexOf(')')) continue;
		const near = before.slice(-30);
		const word = INTRODUCTION.exec(near);
		const end = word ? plus - near.length + word.index : plus;
		found.push(trimmed(part.slice(start, end)));
		start = end;
	}
	return [...found, part.slice(start).trim()];
}

const trimmed = (text: string) => {
	let end = text.length;
	while (end > 0 && ' /-–—'.includes(text.charAt(end - 1))) end -= 1;
	return text.slice(0, end).trim();
};

/** Splits digits that form several complete numbers of the country in a row. */
function betweenSpaces(part: string, country: string | undefined): string[] {
	if (digitsIn(part) <= MOST_DIGITS || /[^\d\s()+./\p{Pd}]/u.test(part)) return [part];
	const found: string[] = [];
	for (const group of part.split(/[\s/]+/)) {
		const last = found.at(-1);
		const isNew = last === undefined || (isWhole(last, country) && begins(group, last, country));
		if (isNew) found.push(group);
		else found.splice(-1, 1, `${last} ${group}`);
	}
	return found.every((one) => isWhole(one, country)) ? found : [part];
}

/** Whether a group begins a new number: it starts with a trunk prefix, or would make the previous number too long. */
const begins = (group: string, last: string, country: string | undefined) =>
	group.startsWith('0') || !isWhole(`${last} ${group}`, country);

function isWhole(text: string, country: string | undefined): boolean {
	const dialled = { digits: text.replace(/\D/g, ''), plus: text.startsWith('+') };
	return international(dialled, country)?.valid === true;
}
