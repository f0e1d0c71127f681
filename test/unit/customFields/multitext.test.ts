import fc from 'fast-check';
import { encode } from '../../../nodes/Amocrm/customFields/encoding';
import { phoneTokens } from '../../../nodes/Amocrm/parse/phones/phoneTokens';
import { complaint, email, field, phone, zones } from './fields';

const phones = (value: unknown, kind?: string) => encode(phone, value, zones, kind);
const emails = (value: unknown, kind?: string) => encode(email, value, zones, kind);
const number = '+7 (916) 111-22-33';

describe('a phone', () => {
	it('without a kind is the work one', () => {
		expect(phones(number)).toEqual([{ value: number, enum_code: 'WORK' }]);
		expect(phones(79161112233)).toEqual([{ value: '79161112233', enum_code: 'WORK' }]);
	});

	it.each([
		[`${number} (mobile)`, 'MOB'],
		[`${number} (моб.)`, 'MOB'],
		[`${number}(MOB)`, 'MOB'],
		[`${number} моб`, 'MOB'],
		[`${number} - мобильный`, 'MOB'],
		[`mobile: ${number}`, 'MOB'],
		[`моб. ${number}`, 'MOB'],
		[`моб.: ${number}`, 'MOB'],
		[`Моб ${number}`, 'MOB'],
		[`(моб.) ${number}`, 'MOB'],
		[`сотовый – ${number}`, 'MOB'],
		[`móvil: ${number}`, 'MOB'],
		[`mo\u0301vil: ${number}`, 'MOB'],
		[`${number} (celular)`, 'MOB'],
		[`рабочий прямой: ${number}`, 'WORKDD'],
		[`раб. прямой ${number}`, 'WORKDD'],
		[`${number} (direto)`, 'WORKDD'],
		[`раб.: ${number}`, 'WORK'],
		[`${number} (trabajo)`, 'WORK'],
		[`${number} (trabalho)`, 'WORK'],
		[`дом. ${number}`, 'HOME'],
		[`casa: ${number}`, 'HOME'],
		[`факс ${number}`, 'FAX'],
		[`fax: ${number}`, 'FAX'],
		[`${number} (другой)`, 'OTHER'],
		[`otro: ${number}`, 'OTHER'],
	])('carries its kind: %s', (text, kind) => {
		expect(phones(text)).toEqual([{ value: number, enum_code: kind }]);
	});

	it.each([
		'8 916 111-22-33 (wife)',
		'+7 495 111-22-33 (916)',
		'call: 8 916 111-22-33',
		'1-800-HOME',
		'{',
		'mobile',
		'[in brackets]',
	])('keeps words that are no kind: %s', (text) =>
		expect(phones(text)).toEqual([{ value: text, enum_code: 'WORK' }]),
	);

	it('stands beside others, with commas, semicolons or on lines', () => {
		expect(phones('+7 916 111 (mobile), work: +7 495 222; +7 495 333\n,')).toEqual([
			{ value: '+7 916 111', enum_code: 'MOB' },
			{ value: '+7 495 222', enum_code: 'WORK' },
			{ value: '+7 495 333', enum_code: 'WORK' },
		]);
		expect(phones(['111 (fax), 222', 333, null, ''])).toEqual([
			{ value: '111', enum_code: 'FAX' },
			{ value: '222', enum_code: 'WORK' },
			{ value: '333', enum_code: 'WORK' },
		]);
	});

	it.each(['+7 495 111-22-33, доб. 12', '+7 495 111-22-33, ext 12', '+55 11 1111-2222; ramal 12'])(
		'keeps its extension: %s',
		(text) => expect(phones(text)).toEqual([{ value: text, enum_code: 'WORK' }]),
	);

	it.each([
		[{ value: number, enum_code: 'MOB' }],
		[{ value: ` ${number} `, kind: 'mobile' }],
		[{ value: number, enum_id: 503 }],
		[{ value: number, enum_id: 503, enum_code: 'MOB' }],
		[[{ value: number, enum_code: 'MOB' }, { value: '' }, { value: null, enum_code: 'MOB' }]],
		[JSON.stringify([{ value: number, enum_code: 'MOB' }])],
	])('may be an object with its kind: %j', (value) => {
		expect(phones(value)).toEqual([{ value: number, enum_code: 'MOB' }]);
	});

	it('of a row has the kind of the row, unless it carries its own', () => {
		expect(phones('111, 222 (fax)', 'MOB')).toEqual([
			{ value: '111', enum_code: 'MOB' },
			{ value: '222', enum_code: 'FAX' },
		]);
		expect(phones('111', 'мобильный')).toEqual([{ value: '111', enum_code: 'MOB' }]);
		expect(phones('111', '')).toEqual([{ value: '111', enum_code: 'WORK' }]);
	});

	it.each([
		['111', 'PRIV', '"PRIV"'],
		[{ value: '111', enum_code: 'WORKK' }, undefined, '"WORKK"'],
		[{ value: '111', enum_id: 999 }, undefined, '"999"'],
	])('has no kind of another field: %j %s', (value, kind, shown) => {
		expect(complaint(() => phones(value, kind))).toBe(
			`there is no kind ${shown}. Possible kinds: WORK, WORKDD, MOB, FAX, HOME, OTHER.`,
		);
	});

	it('in an object is one phone, whatever signs it has', () => {
		expect(encode(field('multitext'), { value: '111, 222' }, zones)).toEqual([
			{ value: '111, 222' },
		]);
	});

	it('has no kind where the field has none', () => {
		const bare = field('multitext');
		expect(encode(bare, '111 (mobile)', zones)).toEqual([{ value: '111 (mobile)' }]);
		expect(complaint(() => encode(bare, '111', zones, 'MOB'))).toContain(
			'This field has no kinds: leave it empty.',
		);
	});

	it.each([[{ a: 1 }], [{ value: { a: 1 } }], [[{ value: '1' }, { number: '2' }]], [NaN]])(
		'is not %j',
		(value) => {
			expect(complaint(() => phones(value))).toContain('is not a phone or email');
		},
	);

	it('may be cut off in JSON, which is no phone', () => {
		expect(complaint(() => phones('[{"value": "111"'))).toContain('is not valid JSON');
	});

	it.each([
		[''],
		[null],
		[[]],
		[' ,;\n'],
		[[{ value: '' }]],
		['null'],
		['нет'],
		['-, —'],
		[{ value: 'n/a' }],
	])('is nothing: %j', (value) => expect(phones(value)).toEqual([]));
});

describe('an e-mail', () => {
	it.each([
		['a.b@x.ru', 'a.b@x.ru', 'WORK'],
		['work.ivan@x.ru', 'work.ivan@x.ru', 'WORK'],
		['home-office@x.ru', 'home-office@x.ru', 'WORK'],
		['a@b.ru (private)', 'a@b.ru', 'PRIV'],
		['личная: a@b.ru', 'a@b.ru', 'PRIV'],
		['personal a@b.ru', 'a@b.ru', 'PRIV'],
		['a@b.ru личный', 'a@b.ru', 'PRIV'],
		['a@b.ru (home)', 'a@b.ru', 'PRIV'],
		['pessoal: a@b.com.br', 'a@b.com.br', 'PRIV'],
		['other: a@b.ru', 'a@b.ru', 'OTHER'],
		['a@b.ru (fax)', 'a@b.ru (fax)', 'WORK'],
	])('%s', (text, value, kind) => expect(emails(text)).toEqual([{ value, enum_code: kind }]));
});

describe('any phones and kinds', () => {
	const digits = fc.stringMatching(/^\+?\d[\d ()-]{0,12}\d$/);
	const contact = fc.record({
		value: digits,
		enum_code: fc.constantFrom(...phone.options.map(({ name }) => name)),
	});
	const contacts = fc.uniqueArray(contact, {
		minLength: 1,
		maxLength: 5,
		// Repetitions of a phone are stored once.
		selector: ({ value }) => phoneTokens(value, undefined)[0] ?? value.replace(/\D/g, ''),
	});

	it('are the same when read back, in whatever way they were given', () => {
		fc.assert(
			fc.property(contacts, (list) => {
				expect(phones(list)).toEqual(list);
				expect(phones(JSON.stringify(list))).toEqual(list);
				expect(
					phones(list.map(({ value, enum_code: kind }) => `${value} (${kind})`).join(', ')),
				).toEqual(list);
				expect(
					phones(list.map(({ value, enum_code: kind }) => `${kind}: ${value}`).join('\n')),
				).toEqual(list);
			}),
		);
	});
});
