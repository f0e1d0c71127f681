import { InputError } from '../text/inputError';
import { latinDigits } from '../text/digits';
import { visible } from '../text/invisible';
import { asError } from '../../transport/http/asError';
import { ONE_NUMBER, phoneTexts } from './phoneCell';
import { unwrappedPhone } from './wrapping';
import { international } from './international';
import { planInFront } from './plans';
import { LEAST_DIGITS, numbersIn, withoutStrayDigits, type WrittenNumber } from './numbersInText';

/**
 * The key by which phones are compared: the international digits, plus ` x101` for an extension. If the country is
 * unknown, it is `~` and the digits as written, which never equals an international number.
 */
export type PhoneToken = string;

const UNKNOWN = '~';
const EXTENSION = ' x';

/** Matches any extension of a number. */
const ANY_EXTENSION = ' x*';

/**
 * The tokens of all phones in a text. Dummies such as `+7 (000) 000-00-00` and text without a phone have none.
 *
 * @param country ISO code of the account's country, for numbers without a calling code
 */
export function phoneTokens(text: string, country: string | undefined): PhoneToken[] {
	const tokens = ONE_NUMBER.test(text)
		? [tokenOf(oneNumber(text), country)]
		: phoneTexts(latinDigits(visible(text)), country)
				.flatMap(numbersOf)
				.map((written) => tokenOf(written, country));
	return [...new Set(tokens)].filter((token) => token !== '');
}

const oneNumber = (text: string): WrittenNumber => ({
	text,
	digits: text.replace(/\D/g, ''),
	plus: text.startsWith('+'),
});

function numbersOf(text: string): WrittenNumber[] {
	try {
		return numbersIn(unwrappedPhone(text));
	} catch (error) {
		// Stored records and raw JSON can contain text that the form refuses; it is not a phone.
		if (error instanceof InputError) return [];
		throw asError(error);
	}
}

function tokenOf(written: WrittenNumber, country: string | undefined): PhoneToken {
	const { digits, plus, extension } = written;
	if (digits.length < LEAST_DIGITS) return '';
	const found = international(written, country);
	const better = found?.valid ? found : withoutStray(written, country);
	const number = (better ?? found)?.number ?? (plus ? digits : UNKNOWN + digits.replace(/^00/, ''));
	if (isDummy(nationalDigits(number))) return '';
	return extension === undefined ? number : number + EXTENSION + extension;
}

const withoutStray = (written: WrittenNumber, country: string | undefined) =>
	withoutStrayDigits(written)
		.map((dialled) => international(dialled, country))
		.find((found) => found?.valid);

/** Dummies would merge everyone without a phone into one record. */
const isDummy = (national: string) => /^(\d)\1*$|^\d\d9{9}$|^0?1234567890?$/.test(national);

/** The digits after the calling code. */
function nationalDigits(token: PhoneToken): string {
	const number = numberOf(token);
	if (number.startsWith(UNKNOWN)) return number.slice(UNKNOWN.length);
	return number.slice(planInFront(number)?.code.length ?? 0);
}

/** The digits common to all notations of a number. In Brazil and Argentina, only the last eight are stable. */
export function searchedDigits(token: PhoneToken): string {
	const least = /^5[45]/.test(token) ? 8 : 10;
	return nationalDigits(token).slice(-least);
}

/**
 * The tokens under which a stored phone is found. A number without an extension matches any extension, but two
 * different extensions do not match; so a number with an extension is also stored under "any extension", which
 * `createWanted` asks for.
 */
export const offeredTokens = (tokens: readonly PhoneToken[]): PhoneToken[] =>
	tokens.flatMap((token) =>
		token.includes(EXTENSION) ? [token, numberOf(token) + ANY_EXTENSION] : [token],
	);

/**
 * The tokens that rows look for. A number with its first extension equals the number alone. A further extension only
 * equals itself; otherwise the record of the number would absorb them all.
 *
 * @param all tokens of all rows, in row order
 */
export function createWanted(
	all: readonly PhoneToken[],
): (tokens: readonly PhoneToken[]) => PhoneToken[] {
	const firsts = new Map<string, PhoneToken>();
	for (const token of all)
		if (token.includes(EXTENSION) && !firsts.has(numberOf(token)))
			firsts.set(numberOf(token), token);
	return (tokens) => [...new Set(tokens.flatMap((token) => wanted(token, firsts)))];
}

function wanted(token: PhoneToken, firsts: ReadonlyMap<string, PhoneToken>): PhoneToken[] {
	const number = numberOf(token);
	const first = firsts.get(number);
	if (token !== number) return token === first ? [number, token] : [token];
	return [number, ...(first === undefined ? [] : [first]), number + ANY_EXTENSION];
}

const numberOf = (token: PhoneToken) => {
	const end = token.indexOf(EXTENSION);
	return end === -1 ? token : token.slice(0, end);
};
