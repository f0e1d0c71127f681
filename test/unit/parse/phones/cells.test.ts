import fc from 'fast-check';

import { phoneTexts } from '../../../../nodes/Amocrm/parse/phones/phoneCell';
import {
	createWanted,
	offeredTokens,
	phoneTokens,
} from '../../../../nodes/Amocrm/parse/phones/phoneTokens';

const RU = (text: string) => phoneTokens(text, 'RU');

describe('the phones in a cell', () => {
	it.each([
		['+7 916 111-22-33; 8 495 222-33-44', ['+7 916 111-22-33', '8 495 222-33-44']],
		['89161112233|84952223344', ['89161112233', '84952223344']],
		['8 916 111 22 33 8 495 222 33 44', ['8 916 111 22 33', '8 495 222 33 44']],
		['+7 916 111-22-33 +7 495 222-33-44', ['+7 916 111-22-33', '+7 495 222-33-44']],
		['8 916 111-22-33/8 495 222-33-44', ['8 916 111-22-33', '8 495 222-33-44']],
		[
			'моб. +7 916 111-22-33 раб. +7 495 222-33-44',
			['моб. +7 916 111-22-33', 'раб. +7 495 222-33-44'],
		],
		['02/633 12 34', ['02/633 12 34']],
		['8 (495) 123-45-67', ['8 (495) 123-45-67']],
		['8 (495) 123-45-67 / 68', ['8 (495) 123-45-67 / 68']],
		['+7 495 123-45-67, с 9 до 18', ['+7 495 123-45-67, с 9 до 18']],
		['+7 495 123-45-67 (Анна, секретарь)', ['+7 495 123-45-67 (Анна, секретарь)']],
		[
			'+7 495 123-45-67, доб. 101, 8 916 111-22-33',
			['+7 495 123-45-67, доб. 101', '8 916 111-22-33'],
		],
		['+7 495 123-45-67,,101', ['+7 495 123-45-67,,101']],
		['нет', []],
		['-, +7 495 123-45-67', ['+7 495 123-45-67']],
	])('%s', (cell, phones) => expect(phoneTexts(cell, 'RU')).toEqual(phones));

	it.each([
		['+7 495 123-45-67 доб. 101', ['74951234567 x101']],
		['+7 495 123-45-67 (вн. 101)', ['74951234567 x101']],
		['+7 495 123-45-67 ext 101', ['74951234567 x101']],
		['+7 495 123-45-67x101', ['74951234567 x101']],
		['+74951234567#101', ['74951234567 x101']],
		['+7 495 123-45-67,,101', ['74951234567 x101']],
		['tel:+7-495-123-45-67;ext=101', ['74951234567 x101']],
		['8 495 123-45-67 ramal 101', ['74951234567 x101']],
		['+7 495 123-45-67 (916)', ['74951234567']],
		['+7 495 123-45-67 10:00-18:00', ['74951234567']],
		['с 9 до 18: +7 495 123-45-67', ['74951234567']],
		['Иван (секретарь, отдел 5) 8 916 111-22-33', ['79161112233']],
		['120363025246125888@g.us', []],
		['7,91612E+10', []],
	])('%s has the number and the extension', (cell, tokens) => expect(RU(cell)).toEqual(tokens));

	it('an extension is the same as none, and not as another one', () => {
		const meets = (row: string[], record: string[]) => {
			const offered = offeredTokens(record);
			return createWanted(row)(row).some((token) => offered.includes(token));
		};
		expect(meets(['7 x1'], ['7'])).toBe(true);
		expect(meets(['7'], ['7 x1'])).toBe(true);
		expect(meets(['7 x1'], ['7 x1'])).toBe(true);
		expect(meets(['7 x1'], ['7 x2'])).toBe(false);
		expect(meets(['7'], ['8 x1'])).toBe(false);
	});

	it('in a run, the number alone goes with the first of its extensions', () => {
		const wanted = createWanted(['7 x2', '7', '7 x1']);
		const shared = (one: string, other: string) =>
			wanted([one]).some((token) => wanted([other]).includes(token));
		expect(shared('7', '7 x2')).toBe(true);
		expect(shared('7', '7 x1')).toBe(false);
		expect(shared('7 x1', '7 x2')).toBe(false);
	});

	it('any text is read without an error, and as the same texts again', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				phoneTokens(text, 'RU');
				const once = phoneTexts(text, 'RU').join('\n');
				expect(phoneTokens(once, 'RU')).toEqual(phoneTokens(text, 'RU'));
			}),
		);
	});

	it.each([
		'(',
		'(1',
		', ',
		'\n',
		'+',
		'1 ',
		'1+',
		'a@',
		'|',
		'1,',
		'—',
		'<br>',
		' / ',
		':::',
		"'",
		'1:1',
		'(a',
	])('a hundred thousand of %j are read as far as a phone can be long', (piece) => {
		const cell = piece.repeat(100_000 / piece.length);
		expect(phoneTokens(cell, 'RU').length).toBeLessThan(2);
		expect(phoneTexts(cell, 'RU').join('').length).toBeLessThanOrEqual(2 * cell.length);
	});
});
