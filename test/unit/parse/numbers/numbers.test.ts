import fc from 'fast-check';
import { encode } from '../../../../nodes/Amocrm/customFields/encoding';
import { AmbiguousInput } from '../../../../nodes/Amocrm/parse/dates/notation';
import {
	parseAmount,
	parseDecimal,
	parseNumber,
} from '../../../../nodes/Amocrm/parse/numbers/numbers';
import { complaint, field, written, zones } from '../../customFields/fields';

describe('a number', () => {
	it.each([
		['12.50', '12.5'],
		['12,5', '12.5'],
		['0', '0'],
		['-0', '0'],
		['007', '7'],
		['.5', '0.5'],
		['5,', '5'],
		['+7', '7'],
		['-12.50', '-12.5'],
		['−12,50', '-12.5'],
		['- 300', '-300'],
		['1 234,56', '1234.56'],
		['1\u00a0234\u202f567', '1234567'],
		['1,234.56', '1234.56'],
		['1.234,56', '1234.56'],
		['1,234,567', '1234567'],
		['1.234.567', '1234567'],
		["1'234'567.89", '1234567.89'],
		['1 234.567', '1234.567'],
		['1234.567', '1234.567'],
		['1.2340', '1.234'],
		['0,125', '0.125'],
		['0.125', '0.125'],
		['15 000 ₽', '15000'],
		['15 000 руб.', '15000'],
		['15000р', '15000'],
		['$1,500.00', '1500'],
		['-$5', '-5'],
		['$ -5', '-5'],
		['€ 99,90', '99.9'],
		['R$ 1.234,56', '1234.56'],
		['1500.00 USD', '1500'],
		['US$ 20', '20'],
		['10 %', '10'],
		['R$ 1.500', '1500'],
		['1.500 BRL', '1500'],
		['AR$ 1.500,50', '1500.5'],
		['-AR$1.500', '-1500'],
		['MXN $1,500.00', '1500'],
		['MXN 1,500', '1500'],
		['S/ 1,500', '1500'],
		['COP $ 1.500', '1500'],
		['CLP $1.500.000', '1500000'],
		["'1500", '1500'],
		['="1500"', '1500'],
		['1500.0', '1500'],
		['1.5e1', '15'],
		[' 7 \n', '7'],
		['12345678901234567890.123', '12345678901234567890.123'],
	])('%j is %s', (text, number) => {
		expect(written('numeric', text)).toEqual([{ value: number }]);
	});

	it.each([
		[0, '0'],
		[-0, '0'],
		[1.234, '1.234'],
		[1e21, '1000000000000000000000'],
		[1e-7, '0.0000001'],
		[5.551115123125783e-17, '0.00000000000000005551'],
	])('%d of an expression is written out', (number, text) =>
		expect(parseDecimal(number)).toBe(text),
	);

	it.each(['price', 'monetary', 'numeric'])('is a text in a field of type %s', (type) => {
		expect(written(type, 12.5)).toEqual([{ value: '12.5' }]);
		expect(written(type, [12.5])).toEqual([{ value: '12.5' }]);
		expect(written(type, [{ value: '12.5' }])).toEqual([{ value: '12.5' }]);
	});

	it.each([
		['1,234', 'Write 1234 or 1.2340.'],
		['1.500', 'Write 1500 or 1.5.'],
		['US$ 1.500', 'Write 1500 or 1.5.'],
		['€1,500', 'Write 1500 or 1.5.'],
		['R$ 1,500', 'Write 1500 or 1.5.'],
		['-12,345 руб', 'Write -12345 or -12.3450.'],
	])('%j could be thousands or decimals', (text, hint) => {
		expect(complaint(() => parseNumber(text))).toBe(`"${text}" can be read in two ways. ${hint}`);
	});

	it('whose digits an exponent has taken is refused', () => {
		expect(complaint(() => parseNumber('1,5E+05'))).toContain('shortened by the spreadsheet');
	});

	it.each([
		'',
		'abc',
		'12 34',
		'10 20',
		'8 800 555 35 35',
		'12 months',
		'5k',
		'5 млн',
		'1rub2',
		'1,2.3',
		'12.5,',
		'1,23,456',
		'1.234,567,89',
		'--5',
		'-',
		'.',
		'Infinity',
		'0x10',
		'12%5',
		'$',
	])('%j is refused', (text) =>
		expect(complaint(() => parseNumber(text))).toContain('is not a number. Enter a number such as'),
	);

	it.each([[true], [null], [[1, 2]], [{}], [NaN], [Infinity], [new Date(0)]])(
		'%p is refused',
		(value) => {
			expect(complaint(() => parseNumber(value))).toContain('is not a number');
		},
	);
});

describe('an amount of money', () => {
	const inBrazil = { thousands: '.' } as const;
	const inMexico = { thousands: ',' } as const;

	it.each([
		['1.500', inBrazil, '1500'],
		['$ 1.500', inBrazil, '1500'],
		['US$ 1.500', inBrazil, '1500'],
		['-1.500', inBrazil, '-1500'],
		['1,500', inMexico, '1500'],
		['$1,500', inMexico, '1500'],
		['R$ 1.500', inMexico, '1500'],
		['MXN 1,500', inBrazil, '1500'],
		['1.500,00', inMexico, '1500'],
		[1.5, inBrazil, '1.5'],
	])('%j is read by its currency or the notation of the account', (text, notation, amount) => {
		expect(parseAmount(text, notation)).toBe(amount);
		expect(encode(field('monetary'), text, { ...zones, notation })).toEqual([{ value: amount }]);
	});

	it.each([
		['1.500', {}],
		['1,500', inBrazil],
		['1.500', inMexico],
		['1.500 ₽', {}],
	])('%j is refused where nothing decides', (text, notation) => {
		expect(() => parseAmount(text, notation)).toThrow(AmbiguousInput);
	});

	it.each(['10%', '10 %', '15,5 %', '\u200b10\u00a0%'])('is no share: %s', (text) => {
		expect(complaint(() => written('monetary', text))).toContain(
			'is a percentage, not an amount of money',
		);
		expect(complaint(() => written('price', text))).toContain(
			'is a percentage, not an amount of money',
		);
	});
});

/** Formats a number of cents with a country's separators. */
function inNotation(cents: number, thousands: string, decimal: string): string {
	const [whole = '', fraction = ''] = (Math.abs(cents) / 100).toFixed(2).split('.');
	return `${cents < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, thousands)}${decimal}${fraction}`;
}

describe('any number', () => {
	const cents = fc.integer({ min: -1e14, max: 1e14 });
	const notations = fc.constantFrom(
		[' ', ','],
		['\u00a0', ','],
		[',', '.'],
		['.', ','],
		["'", '.'],
		['', '.'],
		['', ','],
		[' ', '.'],
	);

	it('is the same after being written in any notation, with any currency', () => {
		fc.assert(
			fc.property(
				cents,
				notations,
				fc.constantFrom('', ' ₽', ' руб.', '€', ' USD', '%'),
				(number, [thousands = '', decimal = ''], currency) => {
					expect(parseNumber(inNotation(number, thousands, decimal) + currency)).toBe(
						number / 100 || 0,
					);
				},
			),
		);
	});

	it('is the same after being given as a number', () => {
		fc.assert(
			fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: 1e-6 }), (number) =>
				expect(parseNumber(number)).toBe(number),
			),
		);
	});

	it('is a plain decimal number, or refused', () => {
		fc.assert(
			fc.property(
				fc.oneof(fc.double(), fc.string(), fc.stringMatching(/^[-+ .,'\d]{1,12}$/)),
				(value) => {
					const [result = ''] = [complaint(() => parseDecimal(value))];
					expect(result).toMatch(
						/^accepted as "-?\d+(\.\d+)?"$|is not a number|in two ways|was shortened/,
					);
				},
			),
		);
	});
});
