import fc from 'fast-check';

import { isBlank } from '../../../../nodes/Amocrm/parse/text/blank';
import { isVisible, visible } from '../../../../nodes/Amocrm/parse/text/invisible';

const invisible = [
	...'\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2069',
	...'\u00AD\uFEFF\u061C\u180E\u034F\u3164\uFFA0\u0000\u0007\u007F',
];
const spaces = [...'\u00A0\u202F\u2009\u2002\u2007\u3000\u2800'];

it.each(invisible)('removes %j', (sign) => {
	expect(visible(`${sign}iv${sign}an${sign}`)).toBe('ivan');
	expect(isBlank(sign)).toBe(true);
});

it.each(spaces)('makes a plain space of %j', (sign) => {
	expect(visible(`a${sign}b`)).toBe('a b');
	expect(isBlank(sign)).toBe(true);
});

it.each(['\u000B', '\u2028', '\u0085'])('makes a line break of %j', (sign) => {
	expect(visible(`a${sign}b`)).toBe('a\nb');
});

it.each([
	'👩🏽‍💻',
	'❤️‍🔥',
	'🏳️‍⚧️',
	'👨‍👩‍👧',
	'1️⃣ #️⃣',
	'☎️',
	'🏴󠁧󠁢󠁥󠁮󠁧󠁿',
	'🇧🇷',
	'می‌خواهم',
	'क्‍ष',
	'#1 Burger',
	'Line\n\ttwo',
	'café, São Paulo',
])('leaves %s as it is', (text) => {
	expect(visible(text)).toBe(text);
	expect(isVisible(text)).toBe(true);
});

it('removes what shapes an emoji where there is none', () => {
	expect(visible('a\u200D😀')).toBe('a😀');
	expect(visible('😀\u200Da')).toBe('😀a');
	expect(visible('a\uFE0Fb')).toBe('ab');
	expect(isBlank('\uFE0F')).toBe(true);
});

it('is the same for texts that look the same', () => {
	const noise = fc
		.array(fc.constantFrom(...invisible), { maxLength: 3 })
		.map((all) => all.join(''));
	const letters = fc.array(fc.constantFrom(...'aЯé@.5 +'), { maxLength: 12 });
	fc.assert(
		fc.property(letters, fc.infiniteStream(noise), (text, stream) => {
			const dirty = text.map((letter) => `${stream.next().value}${letter}`).join('');
			expect(visible(dirty)).toBe(text.join(''));
			expect(isVisible(dirty)).toBe(text.join('').trim() !== '');
		}),
	);
});

it('changes nothing the second time', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			expect(visible(visible(text))).toBe(visible(text));
		}),
	);
});
