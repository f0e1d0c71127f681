import type { CustomField } from '../../customFields/customField';
import { meansKind } from './kindWords';
import { fold } from '../text/text';

/** A phone or an email, with the code of its kind where one is written beside it. */
export interface Contact {
	text: string;
	own?: string;
}

/** Longer texts are never searched for a kind. */
export const LONGEST_WITH_KIND = 300;

/**
 * Splits a text from the kind written in front of it or behind it, if the field has that kind: `+7 … (mobile)`,
 * `work: +7 …`, `a@example.com private`.
 */
export function splitKind(given: string, field: CustomField): Contact {
	if (given.length > LONGEST_WITH_KIND || ALONE.test(given)) return { text: given };
	for (const split of SPLITS) {
		const { text, word } = split(given) ?? { text: '', word: '' };
		const own = kindCode(word, field);
		if (own !== undefined && text !== '') return { text, own };
	}
	return { text: given };
}

/** A phone without a word, or an address with nothing around it, as most are. */
const ALONE = /^(?:[+\d\s().-]*|[^\s:()@]+@[^\s:()@]+)$/;

/** The code of the field's kind that a word stands for; `undefined` if it stands for none. */
export function kindCode(word: string, field: CustomField): string | undefined {
	// Most values carry no kind.
	if (word === '') return undefined;
	const wanted = fold(word).replace(/\.$/, '');
	return codesOf(field).find((code) => meansKind(wanted, code));
}

/** The codes of a field's kinds, in amoCRM's order. */
export const codesOf = ({ options }: CustomField): string[] => options.map(({ name }) => name);

type Split = (given: string) => { text: string; word: string } | undefined;

/** `+7 … (mobile)` */
const bracketsBehind: Split = (given) => {
	const open = given.lastIndexOf('(');
	if (open <= 0 || !given.endsWith(')')) return undefined;
	return { text: given.slice(0, open).trim(), word: given.slice(open + 1, -1) };
};

/** In front of a phone, a word ends with punctuation or a space: `моб. 8 916 …`, `(mobile) +7 …`. */
const inFrontOfPhone: Split = (given) => {
	const begin = given.startsWith('(') ? 1 : 0;
	const digit = given.slice(begin).search(/[+(\d]/) + begin;
	const word = given.slice(begin, digit);
	const text = given.slice(digit);
	if (digit <= begin || !/^[+(]?\d/.test(text) || !/[\s.,:)\p{Pd}]$/u.test(word)) return undefined;
	return { text, word: withoutSigns(word) };
};

/** Emails contain dots and hyphens, so only a space or a colon separates a word from one: `private: a@example.com`. */
const inFrontOfEmail: Split = (given) => {
	const at = given.indexOf('@');
	const word = given.slice(0, at).split(/[\s:]/).slice(0, -1).join(' ');
	const front = word.length + 1;
	if (at === -1 || word === '') return undefined;
	const text = given.slice(front).trim();
	return /\s/.test(text) ? undefined : { text, word: withoutSigns(word.replace('(', '')) };
};

/** `8 916 … моб`, `a@example.com - work` */
const wordBehind: Split = (given) => {
	const end = given.includes('@') ? given.search(/\s/) : lastDigit(given) + 1;
	const behind = given.slice(end);
	if (end <= 0 || !/^\s/.test(behind) || /[\d@()]/.test(behind)) return undefined;
	return { text: given.slice(0, end), word: behind.replace(/^\s+(?:[–—-]\s*)?/, '').trim() };
};

const SPLITS: readonly Split[] = [bracketsBehind, inFrontOfPhone, inFrontOfEmail, wordBehind];

function lastDigit(text: string): number {
	for (let i = text.length - 1; i >= 0; i -= 1) if (/\d/.test(text.charAt(i))) return i;
	return -1;
}

function withoutSigns(word: string): string {
	let end = word.length;
	while (end > 0 && /[\s,:)\p{Pd}]/u.test(word.charAt(end - 1))) end -= 1;
	return word.slice(0, end).trim();
}
