import fc from 'fast-check';

import { InputError } from '../../../../nodes/Amocrm/parse/text/inputError';
import { wholeNumberText } from '../../../../nodes/Amocrm/parse/numbers/numberText';

it.each([
	['3.108207129E9', '3108207129'],
	['3,108207129E+9', '3108207129'],
	['7.9161112233e10', '79161112233'],
	['7.91611122330E10', '79161112233'],
	['79161112233.0', '79161112233'],
	['79161112233,00', '79161112233'],
	['+79161112233.0', '+79161112233'],
	["'+7 916 111-22-33", '+7 916 111-22-33'],
	['="+7 916 111-22-33"', '+7 916 111-22-33'],
	['=+79161112233', '+79161112233'],
	['="7707083893"', '7707083893'],
	[" '7707083893 ", '7707083893'],
	['="7.707083893E9"', '7707083893'],
])('reads %s as %s', (text, digits) => {
	expect(wholeNumberText(text)).toBe(digits);
	expect(wholeNumberText(text, 9)).toBe(digits);
});

it.each(['7,91612E+10', '7.91612E+10', '7.91612e10', '7.7E+11', '="7,91612E+10"'])(
	'refuses %s, whose digits are lost',
	(text) => {
		expect(() => wholeNumberText(text)).toThrow(InputError);
		expect(() => wholeNumberText(text, 9)).toThrow('shortened by the spreadsheet');
	},
);

it.each([
	'+7 916 111-22-33',
	"'Twas",
	"O'Neil",
	'="text"',
	'3.1082071295E9',
	'1.5',
	'',
	'7707083893',
	'A7.9E+10',
	'1.234.567',
])('leaves %s as it is', (text) => {
	expect(wholeNumberText(text)).toBe(text);
});

it.each(['1E5', '2.0', '12,0', "'12", '1,5E+5'])('leaves %s in a text as it is', (text) => {
	expect(wholeNumberText(text, 9)).toBe(text);
});

it('reads every notation of a number as its digits, or refuses it', () => {
	fc.assert(
		fc.property(fc.bigInt({ min: 1_000_000_000n, max: 999_999_999_999_999n }), (number) => {
			const digits = String(number);
			const power = digits.length - 1;
			const mantissa = `${digits.slice(0, 1)}.${digits.slice(1)}`;
			for (const written of [`${digits}.0`, `'${digits}`, `="${digits}"`, `${mantissa}E${power}`])
				expect(wholeNumberText(written)).toBe(digits);
			expect(() => wholeNumberText(`${mantissa.slice(0, 7)}E+${power}`)).toThrow(InputError);
		}),
	);
});
