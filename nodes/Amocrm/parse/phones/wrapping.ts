import { InputError, quoted } from '../text/inputError';
import { wholeNumberText } from '../numbers/numberText';

/** URL schemes such as `tel:` and `whatsapp:`, and the `p:` of Facebook lead forms. */
const SCHEME = /^(?:tel|callto|sms|whatsapp|p)\s?:\s?/i;

const LINK = /^(?:https?:\/\/)?(?:wa\.me\/|[\w.]{0,20}whatsapp\.com\/send\/?\?)/i;
const IN_LINK = /^\/?\+?(\d{5,})|phone=(?:\+|%2B)?(\d{5,})/i;

/** A WhatsApp address: the number, an optional device number, and the type of address. */
const ADDRESS = /^\+?(\d{5,})(?:[:.]\d+)?@(?:s\.whatsapp\.net|c\.us)$/i;
const NOBODYS_ADDRESS = /@(?:g\.us|lid|broadcast|newsletter)$/i;

/** Numbers behind a scheme are written by programs: their punctuation means nothing. */
const BEHIND_SCHEME = /^\+[\d\s().-]+/;

/** Fewer digits with an exponent or decimals are not a phone, such as `2.0`. */
const LEAST_DIGITS = 5;

/**
 * Removes what programs put around a phone: `'+7…` and `="+7…"` in sheets, `tel:`, `wa.me/`, WhatsApp addresses.
 * WhatsApp numbers are international, so they get a plus.
 *
 * Throws InputError for a WhatsApp address that is not a person's phone, and for a number that a sheet shortened.
 *
 * @param text trimmed, without invisible characters
 */
export function unwrappedPhone(text: string): string {
	const address = ADDRESS.exec(text)?.[1];
	if (address !== undefined) return `+${address}`;
	if (NOBODYS_ADDRESS.test(text)) throw nobodys(text);
	const link = LINK.exec(text);
	if (link) {
		const [, first, second] = IN_LINK.exec(text.slice(link[0].length)) ?? [];
		const number = first ?? second;
		return number === undefined ? text : `+${number}`;
	}
	const inScheme = text.replace(SCHEME, '');
	if (inScheme !== text)
		return inScheme.replace(BEHIND_SCHEME, (number) => `+${number.replace(/\D/g, '')}`);
	return wholeNumberText(text.replace(/^'(?=\()/, ''), LEAST_DIGITS);
}

const nobodys = (text: string) =>
	new InputError(
		`${quoted(text)} is the address of a WhatsApp group or a hidden number, not a phone number`,
		"Use the sender's phone number, or leave the value empty.",
	);
