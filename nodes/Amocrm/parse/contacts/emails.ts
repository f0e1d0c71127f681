import { cellParts, type Belongs } from './cellParts';
import { visible } from '../text/invisible';
import { isPlaceholder } from '../text/placeholder';

/** Longer than any email (RFC 5321), including a display name. */
const LONGEST = 400;

/** `Anna Petrova <anna@example.com>`. */
const IN_BRACKETS = /<([^<>\s@]+@[^<>\s@]+)>$/;

/** Punctuation around an address. */
const AROUND = /[\s<>"'(),;:]+/;

/**
 * The emails in a cell as written, each with the kind beside it. They are separated by line breaks, commas,
 * semicolons, bars, ` / ` or plain spaces.
 *
 * @param text without invisible characters
 */
export function emailTexts(text: string): string[] {
	if (ONE_ADDRESS.test(text)) return [text];
	const parts = cellParts(text, belongsToEmail)
		.filter((part) => !isPlaceholder(part))
		.flatMap((part) => part.split(' / '));
	return parts
		.filter((part, i) => !isFrontOfName(part, parts[i + 1]))
		.flatMap(betweenSpaces)
		.map(unwrappedEmail);
}

/** Most cells hold one address. */
const ONE_ADDRESS = /^[\w.+-]+@[\w.-]+$/;

/** A bar can be part of an address. */
const belongsToEmail: Belongs = (sign, before) => sign === '|' && !before.includes('@');

/** `Petrov, Anna <anna@example.com>`: the comma is part of a name. */
const isFrontOfName = (part: string, next: string | undefined) =>
	next !== undefined && next.length <= LONGEST && !part.includes('@') && IN_BRACKETS.test(next);

/** Splits at spaces if every word is an address. */
function betweenSpaces(part: string): string[] {
	const words = part.split(/\s+/);
	return words.length > 1 && words.every((word) => /^[^@]+@[^@]+$/.test(word)) ? words : [part];
}

/** Removes `mailto:` and the display name. */
function unwrappedEmail(part: string): string {
	if (part.length > LONGEST) return part;
	const text = part.replace(/^["'](.*)["']$/, '$1').trim();
	const address = IN_BRACKETS.exec(text)?.[1] ?? text;
	return /^mailto:/i.test(address) ? (address.slice(7).split('?')[0] ?? '') : address;
}

/** The key by which emails are compared; '' for text that is no email, and for dummies such as `no@no.com`. */
export function emailKey(text: string): string {
	const words = visible(text).slice(0, LONGEST).split(AROUND);
	const address = words.find((word) => /^[^@]+@[^@]+$/.test(word)) ?? '';
	const [user = '', domain = ''] = address.split('@');
	const [provider = ''] = domain.split('.');
	const saysNothing = isPlaceholder(user) && isPlaceholder(provider);
	return saysNothing ? '' : address.normalize('NFC').toLowerCase();
}

/** The keys of all emails in a text. */
export const emailKeys = (text: string): string[] =>
	[...new Set(emailTexts(visible(text)).map(emailKey))].filter((key) => key !== '');
