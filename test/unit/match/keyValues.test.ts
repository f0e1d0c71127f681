import fc from 'fast-check';

import { fieldValues, nameValues } from '../../../nodes/Amocrm/match/keyValues';
import { anyWord, phoneSearches } from '../../../nodes/Amocrm/match/searchTexts';
import { phoneTokens } from '../../../nodes/Amocrm/parse/phones/phoneTokens';

const phoneField = { id: 1, name: 'Phone', code: 'PHONE', type: 'multitext', options: [] };
const valuesOf = (field: Parameters<typeof fieldValues>[0], ...values: object[]) =>
	fieldValues(field)({
		custom_fields_values: [{ field_id: field.id, values: JSON.parse(JSON.stringify(values)) }],
	});

/** A Moscow number in a usual notation, with any separators between its groups. */
const written = fc
	.tuple(
		fc.stringMatching(/^[1-9]{7}$/),
		fc.constantFrom('8 495', '+7 495', '7495', '495', '8-495-', '(495) ', '+7 (495) '),
		fc.constantFrom('', ' ', '-', '.', '\u00a0', '  ', '–', '‑', '/', ' - '),
		fc.constantFrom([3, 2, 2], [3, 4], [7], [3, 1, 3], [1, 3, 3], [2, 2, 3]),
	)
	.map(([own, prefix, sign, groups]) => {
		const starts = groups.map((_, n) => groups.slice(0, n).reduce((sum, size) => sum + size, 0));
		const parts = groups.map((size, n) => own.slice(starts[n], (starts[n] ?? 0) + size));
		return { token: `7495${own}`, text: `${prefix}${parts.join(sign)}` };
	})
	// A repeated digit or counted digits are not a phone.
	.filter(({ token }) => phoneTokens(token, 'RU').length > 0);

const textsOf = (token: string) =>
	phoneSearches(token).flatMap((text) => ('rare' in text ? [text.rare] : text));

describe('keys of records', () => {
	it('every notation of a phone has the same key', () => {
		fc.assert(
			fc.property(written, ({ token, text }) => {
				expect(phoneTokens(text, 'RU')).toEqual([token]);
			}),
		);
	});

	it('one of the texts that are searched for stands in every notation of the phone, whatever its signs', () => {
		fc.assert(
			fc.property(written, ({ token, text }) => {
				expect(textsOf(token).filter((one) => text.includes(one))).not.toEqual([]);
			}),
		);
	});

	it('where three digits are in too many records, the last four are searched for with the usual signs', () => {
		const [rare] = phoneSearches('74951234567').filter((text) => 'rare' in text);
		expect(rare).toEqual({ rare: '567', otherwise: ['4-567', '4 567', '4.567'] });
	});

	it('a phone that says nothing has no key', () => {
		const dummies = ['—', '', '0', '000', '1234', '0000000000', '+7 777 777 77 77', '12345'];
		expect(valuesOf(phoneField, ...dummies.map((value) => ({ value })))).toEqual(['~12345']);
	});

	it('every word of a name is a text to search for, long ones first', () => {
		expect(anyWord('ооо ромашка 12')).toEqual([['ромашка', 'ооо', '12']]);
	});

	it('names are the same regardless of case and spaces; a contact also has that of its parts', () => {
		expect(nameValues({ name: ' Anna  PETROVA' })).toEqual(['anna petrova']);
		expect(nameValues({ name: 'Petrova Anna', first_name: 'Anna', last_name: 'Petrova' })).toEqual([
			'petrova anna',
			'anna petrova',
		]);
		expect(nameValues({ first_name: 'Anna' })).toEqual(['anna']);
		expect(nameValues({ name: '  ' })).toEqual([]);
		expect(nameValues({ name: 'Anna Petrova', first_name: 'Anna', last_name: '' })).toEqual([
			'anna petrova',
		]);
	});

	it('options count by their id, also where raw JSON gives the label or the code', () => {
		const field = {
			id: 7,
			name: 'Segment',
			type: 'select',
			options: [{ id: 51, name: 'VIP', code: 'vip' }],
		};
		const same = [
			{ enum_id: 51 },
			{ value: 'VIP' },
			{ enum_code: 'vip' },
			{ value: 'VIP', enum_id: 51 },
		];
		for (const value of same) expect(valuesOf(field, value)).toEqual(['51']);
		expect(valuesOf(field, { value: 'Other' })).toEqual([]);
	});

	it('texts are compared exactly, but for spaces around them; numbers as written', () => {
		const field = { id: 7, name: 'INN', type: 'text', options: [] };
		expect(valuesOf(field, { value: ' 07 A ' }, { value: 7 }, { value: null })).toEqual([
			'07 A',
			'7',
		]);
	});

	it('a field is known by its id, or by its code where there is no id', () => {
		const content = (given: object) =>
			JSON.parse(JSON.stringify({ custom_fields_values: [given] }));
		const values = [{ value: '12345' }];
		expect(fieldValues(phoneField)(content({ field_code: 'PHONE', values }))).toEqual(['~12345']);
		expect(fieldValues(phoneField)(content({ field_id: '1', values }))).toEqual(['~12345']);
		expect(fieldValues(phoneField)(content({ field_id: 2, field_code: 'PHONE', values }))).toEqual(
			[],
		);
		expect(fieldValues({ ...phoneField, code: null })(content({ values }))).toEqual([]);
	});

	const textField = { id: 2, name: 'INN', code: 'INN', type: 'text', options: [] };
	const emailField = { id: 3, name: 'Email', code: 'EMAIL', type: 'multitext', options: [] };
	const numberField = { id: 4, name: 'Number', type: 'numeric', options: [] };

	it.each([
		[
			'text',
			textField,
			['0', '00000', '-', 'нет', 'n/a', 'NaN', '#N/A', '000-000', '\u200b', '1111111111'],
		],
		['number', numberField, ['0', '0.0', '-', '1111111111']],
		['email', emailField, ['-', 'нет', 'n/a', 'ivan.example.com', '@', 'no@no.com', '@x', 'a@b@c']],
	])('a placeholder is no key: %s', (_what, field, texts) => {
		expect(valuesOf(field, ...texts.map((value) => ({ value })))).toEqual([]);
	});

	it('a name that says nothing is no key', () => {
		for (const name of ['-', 'Без имени', 'n/a', '\u200b', '#REF!'])
			expect(nameValues({ name })).toEqual([]);
		expect(nameValues({ name: 'No Name Coffee' })).toEqual(['no name coffee']);
		expect(nameValues({ name: '#1 Burger' })).toEqual(['#1 burger']);
	});

	it('invisible characters are no part of a key', () => {
		const dressed = '\ufeffivan\u00ad@exam\u200bple.com\u202c';
		expect(valuesOf(emailField, { value: dressed })).toEqual(['ivan@example.com']);
		expect(valuesOf(textField, { value: 'A\u200b:17\u00a0' })).toEqual(['A:17']);
		expect(nameValues({ name: 'Iv\u200ban\u00a0 Petrov' })).toEqual(['ivan petrov']);
	});

	it('numbers of documents are compared by letters and digits, other texts as they are', () => {
		expect(valuesOf(textField, { value: '12.345.678-k' }, { value: '12345678K' })).toEqual([
			'12345678K',
		]);
		expect(valuesOf(textField, { value: 'Ab' }, { value: 'aB' })).toEqual(['Ab', 'aB']);
		expect(valuesOf(numberField, { value: '12345.678' })).toEqual(['12345.678']);
		expect(valuesOf({ ...textField, type: 'checkbox' }, { value: false })).toEqual(['false']);
	});
});
