import fc from 'fast-check';
import type { CountryCode } from 'libphonenumber-js';
import examples from 'libphonenumber-js/examples.mobile.json';
import {
	getExampleNumber,
	isValidPhoneNumber,
	parsePhoneNumberFromString,
} from 'libphonenumber-js/max';

import { phoneTokens } from '../../../../nodes/Amocrm/parse/phones/phoneTokens';
import { phoneTable, writtenTable } from '../../../../scripts/phoneTable';

/** Countries with amoCRM and Kommo customers, and some with different numbering plans. */
const COUNTRIES =
	'RU KZ BY UA UZ KG AM AZ GE MD TJ TM BR MX AR CO CL PE EC UY PY BO VE CR GT HN NI PA SV DO ES PT US CA GB DE FR IT PL TR IN ID AE SA IL'.split(
		' ',
	) as CountryCode[];

interface Number {
	country: CountryCode;
	/** With a plus, from libphonenumber. */
	international: string;
	/** National notation. */
	national: string;
	/** Without trunk prefix. */
	bare: string;
}

/** A valid number of the country: an example with random last digits. */
const numberOf = (country: CountryCode): fc.Arbitrary<Number> => {
	const example = getExampleNumber(country, examples)?.nationalNumber ?? '';
	return fc
		.tuple(fc.stringMatching(/^\d{7}$/), fc.integer({ min: 3, max: 7 }))
		.map(([digits, size]) => example.slice(0, -size) + digits.slice(-size))
		.filter((bare) => isValidPhoneNumber(bare, country))
		.map((bare) => {
			const parsed = parsePhoneNumberFromString(bare, country);
			return {
				country,
				international: parsed?.number ?? '',
				national: parsed?.formatNational() ?? '',
				bare: parsed?.nationalNumber ?? '',
			};
		})
		.filter(
			({ bare, country: own }) =>
				// An example that belongs to a neighbor with the same calling code.
				parsePhoneNumberFromString(bare, own)?.country === own && !isDummy(bare),
		);
};

const isDummy = (digits: string) =>
	phoneTokens(`+${digits}`, undefined).length === 0 || /^(\d)\1*$|^\d\d9{9}$/.test(digits);

const anyNumber = fc.constantFrom(...COUNTRIES).chain(numberOf);

/** Separators between the groups of a number, replacing those of libphonenumber. */
const signs = fc.constantFrom('-', ' ', '.', '\u00a0', '  ', '–', '‑', '−', '/', ' - ', '');

/** Notations with a calling code, and national ones. */
const notations = ({ country, international, national, bare }: Number, sign: string) => {
	const parsed = parsePhoneNumberFromString(international)?.formatInternational() ?? '';
	const restyled = (text: string) => text.replace(/[ -]+/g, sign);
	return {
		abroad: [
			international,
			restyled(parsed),
			parsed,
			`00${international.slice(1)}`,
			`tel:${international}`,
			`'${international}`,
		],
		// In countries with numbers of varying length, digits alone can match two numbers.
		home: [bare, national, restyled(national), international.slice(1)].filter(
			(text) =>
				parsePhoneNumberFromString(text.replace(/[^\d+]/g, ''), country)?.number === international,
		),
	};
};

/** The canonical number: Brazil has a ninth digit, and Argentina a 9 before mobile numbers. */
const canonical = (international: string) =>
	international
		.slice(1)
		.replace(/^549(\d{10})$/, '54$1')
		.replace(/^(55\d\d)((?:[689]\d|7[1-6])\d{6})$/, '$19$2');

describe('the number of a phone', () => {
	it('is the same in all notations', () => {
		fc.assert(
			fc.property(anyNumber, signs, fc.constantFrom(...COUNTRIES), (number, sign, elsewhere) => {
				const expected = [canonical(number.international)];
				const { abroad, home } = notations(number, sign);
				for (const text of abroad) {
					expect([text, phoneTokens(text, number.country)]).toEqual([text, expected]);
					expect([text, phoneTokens(text, elsewhere)]).toEqual([text, expected]);
					expect([text, phoneTokens(text, undefined)]).toEqual([text, expected]);
				}
				for (const text of home)
					expect([text, number.country, phoneTokens(text, number.country)]).toEqual([
						text,
						number.country,
						expected,
					]);
			}),
			{ numRuns: 1000 },
		);
	});

	it('is never that of another one, whatever their countries and notations', () => {
		fc.assert(
			fc.property(anyNumber, anyNumber, signs, fc.nat(), fc.nat(), (one, other, sign, a, b) => {
				fc.pre(canonical(one.international) !== canonical(other.international));
				const written = (number: Number, choice: number) => {
					const { abroad, home } = notations(number, sign);
					// Both rows belong to one account, so a national notation is of its country.
					const texts = number.country === one.country ? [...abroad, ...home] : abroad;
					return texts[choice % texts.length] ?? '';
				};
				const [first] = phoneTokens(written(one, a), one.country);
				const [second] = phoneTokens(written(other, b), one.country);
				expect(first).not.toBe(second);
			}),
			{ numRuns: 1000 },
		);
	});

	it.each([
		['RU', '8 916 111-22-33', '79161112233'],
		['RU', '8-800-555-35-35', '78005553535'],
		['RU', '+8 916 111-22-33', '79161112233'],
		['RU', '8-10-380-50-123-45-67', '380501234567'],
		['KZ', '8 701 123 45 67', '77011234567'],
		['BY', '8 029 123-45-67', '375291234567'],
		['UA', '8 050 123-45-67', '380501234567'],
		['UA', '044 123-45-67', '380441234567'],
		['BR', '(11) 8765-4321', '5511987654321'],
		['BR', '0 15 11 98765-4321', '5511987654321'],
		['BR', '551187654321@s.whatsapp.net', '5511987654321'],
		['MX', '+52 1 55 1234 5678', '525512345678'],
		['MX', '044 55 1234 5678', '525512345678'],
		['MX', '01 55 1234 5678', '525512345678'],
		['AR', '+54 9 11 1234-5678', '541112345678'],
		['AR', '011 15-1234-5678', '541112345678'],
		['CL', '09 8765 4321', '56987654321'],
		['PE', '987 654 321', '51987654321'],
		['US', '1 (917) 555-0123', '19175550123'],
		['US', '011 7 916 111-22-33', '79161112233'],
		['IT', '06 1234 5678', '390612345678'],
	])('is read by the country of the account: %s %s', (country, text, number) => {
		expect(phoneTokens(text, country)).toEqual([number]);
	});

	it.each([
		['123-45-67', 'RU'],
		['4951234567', undefined],
		['89161112233', undefined],
	])('that has no country equals no international one: %s in %s', (text, country) => {
		expect(phoneTokens(text, country)).toEqual([`~${text.replace(/\D/g, '')}`]);
		expect(phoneTokens(`+${text}`, country)).not.toEqual(phoneTokens(text, country));
	});

	it.each([
		'+7 (000) 000-00-00',
		'0000000',
		'9999999999',
		'+7 999 999-99-99',
		'1234567890',
		'1234',
		'—',
	])('is none in %s', (text) => {
		expect(phoneTokens(text, 'RU')).toEqual([]);
	});
});

describe('the table of plans', () => {
	it('is what the metadata gives', () => {
		expect(writtenTable()).toBe(phoneTable());
	});
});
