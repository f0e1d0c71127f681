import fc from 'fast-check';

import { parseDay } from '../../../../nodes/Amocrm/parse/dates/dates';
import { parseNumber } from '../../../../nodes/Amocrm/parse/numbers/numbers';
import { phoneTokens } from '../../../../nodes/Amocrm/parse/phones/phoneTokens';
import { latinDigits } from '../../../../nodes/Amocrm/parse/text/digits';

/** The zeros of some scripts: Arabic, Persian, Devanagari, full width, mathematical bold and monospace. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0xff10, 0x1d7ce, 0x1d7f6];

const inScript = (text: string, zero: number) =>
	text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

describe('Digits of other scripts', () => {
	it('are read as the same digits', () => {
		fc.assert(
			fc.property(fc.nat(), fc.constantFrom(...ZEROS), (number, zero) => {
				expect(latinDigits(inScript(String(number), zero))).toBe(String(number));
			}),
		);
	});

	it.each(ZEROS)('give the same number, date and phone key (zero U+%i)', (zero) => {
		expect(parseNumber(inScript('1500,5', zero))).toBe(1500.5);
		const zones = { workflow: 'Europe/Moscow', account: 'Europe/Moscow' };
		expect(parseDay(inScript('2026-12-31', zero), zones)).toBe(parseDay('2026-12-31', zones));
		expect(phoneTokens(inScript('+79161112233', zero), 'RU')).toEqual(['79161112233']);
	});

	it('may stand beside full-width signs', () => {
		expect(phoneTokens('＋７（９１６）１１１－２２－３３', 'RU')).toEqual(['79161112233']);
	});
});
