import { InputError, quoted } from '../text/inputError';
import { wholeNumberText } from '../numbers/numberText';

/** Names in front of numbers in links: `tel:`, `whatsapp:`, and `p:` of Facebook's lead forms. */
const SCHEME = /^(?:tel|callto|sms|whatsapp|p)\s?:\s?/i;

const LINK = /^(?:https?:\/\/)?(?:wa\.me\/|[\w.]{0,20}whatsapp\.com\/send\/?\?)/i;
const IN_LINK = /^\/?\+?(\d{5,})|phone=(?:\+|%2B)?(\d{5,})/i;

/** An address in WhatsApp: the number, perhaps the number of a device, and the kind of address. */
const ADDRESS = /^\+?(\d{5,})(?:[:.]\d+)?@(?:s\.whatsapp\.net|c\.us)$/i;
const NOBODYS_ADDRESS = /@(?:g\.us|lid|broadcast|newsletter)$/i;

/** What is written behind a scheme is written by programs: the signs between the digits say nothing. */
const BEHIND_SCHEME = /^\+[\d\s().-]+/;

/** No number has fewer digits than this with an exponent or decimals: `2.0` is none. */
const LEAST_DIGITS = 5;

/**
 * A phone without what programs put around it: `'+7…` and `="+7…"` of sheets, `tel:`, `wa.me/`, addresses in WhatsApp. Numbers
 * of WhatsApp are international, so they get their plus.
 *
 * Throws InputError for an address in WhatsApp that is nobody's phone, and for a number that a sheet has shortened.
 *
 * @param text trimmed, without invisible characters
 */
export function undressedPhone(text: string): string {
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
		`${quoted(text)} is the address of a WhatsApp group or a hidden number, not a phone`,
		"Use the sender's phone number, or leave the value empty.",
	);
