import { InputError } from '../text/inputError';
import { visible } from '../text/invisible';
import { asError } from '../../transport/http/asError';
import { ONE_NUMBER, phoneTexts } from './phoneCell';
import { undressedPhone } from './dressing';
import { international } from './international';
import { planInFront } from './plans';
import { LEAST_DIGITS, numbersIn, withoutStrayDigits, type Written } from './written';

/**
 * What a phone is compared by: its international digits, with ` x101` where it has an extension. A number whose country is not
 * known is `~` and the digits that are written, so that it equals no international one.
 */
export type PhoneToken = string;

const UNKNOWN = '~';
const EXTENSION = ' x';

/** Stands for every extension of a number. */
const ANY_EXTENSION = ' x*';

/**
 * The tokens of all phones in a text. Dummies such as `+7 (000) 000-00-00` have none, nor has what is no phone.
 *
 * @param country ISO code of the account's country, by which numbers without a country code are read
 */
export function phoneTokens(text: string, country: string | undefined): PhoneToken[] {
	const tokens = ONE_NUMBER.test(text)
		? [tokenOf(oneNumber(text), country)]
		: phoneTexts(visible(text), country)
				.flatMap(numbersOf)
				.map((written) => tokenOf(written, country));
	return [...new Set(tokens)].filter((token) => token !== '');
}

const oneNumber = (text: string): Written => ({
	text,
	digits: text.replace(/\D/g, ''),
	plus: text.startsWith('+'),
});

function numbersOf(text: string): Written[] {
	try {
		return numbersIn(undressedPhone(text));
	} catch (error) {
		// Stored records and raw JSON may hold what the form refuses: it is no phone.
		if (error instanceof InputError) return [];
		throw asError(error);
	}
}

function tokenOf(written: Written, country: string | undefined): PhoneToken {
	const { digits, plus, extension } = written;
	if (digits.length < LEAST_DIGITS) return '';
	const found = international(written, country);
	const better = found?.valid ? found : withoutStray(written, country);
	const number = (better ?? found)?.number ?? (plus ? digits : UNKNOWN + digits.replace(/^00/, ''));
	if (isDummy(nationalDigits(number))) return '';
	return extension === undefined ? number : number + EXTENSION + extension;
}

const withoutStray = (written: Written, country: string | undefined) =>
	withoutStrayDigits(written)
		.map((dialled) => international(dialled, country))
		.find((found) => found?.valid);

/** What people write where they have no phone would make one record of all who have none. */
const isDummy = (national: string) => /^(\d)\1*$|^\d\d9{9}$|^0?1234567890?$/.test(national);

/** The digits behind the calling code. */
function nationalDigits(token: PhoneToken): string {
	const number = numberOf(token);
	if (number.startsWith(UNKNOWN)) return number.slice(UNKNOWN.length);
	return number.slice(planInFront(number)?.code.length ?? 0);
}

/** The digits that stand in all notations of a number: in Brazil and Argentina others may be in front of the last eight. */
export function searchedDigits(token: PhoneToken): string {
	const least = /^5[45]/.test(token) ? 8 : 10;
	return nationalDigits(token).slice(-least);
}

/**
 * What a stored phone can be found by. A number without an extension equals one with any, but two extensions of one number
 * differ; so a stored number with an extension also stands under "any extension", and `wantedTokens` asks for that.
 */
export const offeredTokens = (tokens: readonly PhoneToken[]): PhoneToken[] =>
	tokens.flatMap((token) =>
		token.includes(EXTENSION) ? [token, numberOf(token) + ANY_EXTENSION] : [token],
	);

/**
 * What the rows of a run look for. A number with the first of its extensions is the same as the number alone; with a further
 * one it is only like its equal, since the record of the number would otherwise take in all of them.
 *
 * @param all tokens of all rows, in their order
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
