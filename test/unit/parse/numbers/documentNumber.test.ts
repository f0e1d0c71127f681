import fc from 'fast-check';

import {
	documentNumber,
	searchedParts,
	spellings,
} from '../../../../nodes/Amocrm/parse/numbers/documentNumber';

describe('numbers of documents, by their letters and digits', () => {
	it.each([
		['12.345.678/0001-95', '12345678000195'],
		['12345678/0001-95', '12345678000195'],
		['12 345 678/0001 95', '12345678000195'],
		['30-71234567-1', '30712345671'],
		['12.345.678-K', '12345678K'],
		['12345678-k', '12345678K'],
		['12345678k', '12345678K'],
		['123.456.789-09', '12345678909'],
		['123‑456‑789 09', '12345678909'],
		['7707083893', '7707083893'],
		[' 770708\u200b3893\ufeff', '7707083893'],
		['45 08 123456', '4508123456'],
		['x-1234567-l', 'X1234567L'],
		['gode-561231-gr8', 'GODE561231GR8'],
		['20.123.456', '20123456'],
		['de89 3704 0044 0532 0130 00', 'DE89370400440532013000'],
		['550e8400-e29b-41d4-a716-446655440000', '550E8400E29B41D4A716446655440000'],
	])('%s is %s', (text, number) => {
		expect(documentNumber(text)).toBe(number);
	});

	it.each([
		['a contract', '1-11/2024-5'],
		['another contract', '11-1/2024-5'],
		['a short contract', '12/345678'],
		['a date', '31.12.2026'],
		['an ISO date', '2026-12-31'],
		['a decimal number', '12345.678'],
		['a cadastral number', '77:01:0001001:1234'],
		['an ID in letters of both cases', '0015000000Gv7qJ'],
		['a short number', '123-45'],
		['words', 'Contract 12345678'],
		['an email', 'a12345678@example.com'],
		['no digits', 'ABCDEFGHIJ'],
		['a long text', '1'.repeat(100)],
		['spaces alone', ' '.repeat(50)],
	])('%s is none: %s', (_what, text) => {
		expect(documentNumber(text)).toBeUndefined();
	});

	const number = fc.stringMatching(/^[A-Z]?[0-9]{7,13}[A-Z0-9]$/);

	it('every usual spelling of a number is that number, and holds a text that is searched for', () => {
		fc.assert(
			fc.property(number, (one) => {
				const parts = searchedParts(one);
				for (const spelled of spellings(one)) {
					expect(documentNumber(spelled)).toBe(one);
					expect(parts.some((part) => spelled.toUpperCase().includes(part))).toBe(true);
				}
			}),
		);
	});

	it('different numbers are different in every spelling', () => {
		fc.assert(
			fc.property(number, number, (one, other) => {
				fc.pre(one !== other);
				const both = spellings(one).filter((spelled) => documentNumber(spelled) === other);
				expect(both).toEqual([]);
			}),
		);
	});

	it('a number that is written without signs in one country costs few searches', () => {
		expect(searchedParts('500100732259')).toEqual(['500100732259']);
		expect(searchedParts('7707083893')).toHaveLength(2);
		expect(searchedParts('12345678000195')).toHaveLength(2);
	});
});
