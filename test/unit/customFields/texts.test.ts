import { DateTime } from 'luxon';
import { complaint, written } from './fields';

describe.each([
	'text',
	'textarea',
	'streetaddress',
	'tracking_data',
	'org_legal_name',
	'url',
	'brand_new',
	'constructor',
])('a field of type %s', (type) => {
	it.each([
		'null and void',
		'{',
		'12.50',
		'[]',
		'{"a": 1}',
		'0',
		' two\nlines ',
		'😀',
		'#1 Burger',
	])('keeps the text %j as it is', (text) => {
		expect(written(type, text)).toEqual([{ value: text }]);
	});

	it.each(['null', 'undefined', 'NaN', 'None'])(
		'has no value where a program prints %j',
		(text) => {
			expect(written(type, text)).toEqual([]);
		},
	);

	it('takes zero and no for values', () => {
		expect(written(type, 0)).toEqual([{ value: '0' }]);
		expect(written(type, false)).toEqual([{ value: 'false' }]);
	});

	it.each([
		['an empty text', ''],
		['null', null],
		['an empty list', []],
		['nothing', undefined],
		['a list of nothing', [null, '']],
	])('writes nothing for %s', (_what, value) => expect(written(type, value)).toEqual([]));
});

describe('a text field', () => {
	it('joins a list with commas, without its empty places', () => {
		expect(written('text', ['a', null, 'b', '', 3])).toEqual([{ value: 'a, b, 3' }]);
	});

	it('refuses a whole number of which digits are lost', () => {
		for (const number of [1e21, 2 ** 53, Number('79161112233791611122')])
			expect(complaint(() => written('text', number))).toContain('its last digits are lost');
		expect(written('text', 2 ** 53 - 1)).toEqual([{ value: '9007199254740991' }]);
		expect(written('numeric', 1e21)).toEqual([{ value: '1000000000000000000000' }]);
	});

	it('reads long numbers that a sheet or a program has written in its way', () => {
		expect(written('text', '7.707083893E9')).toEqual([{ value: '7707083893' }]);
		expect(written('text', "'7707083893")).toEqual([{ value: '7707083893' }]);
		expect(written('text', '7707083893.0')).toEqual([{ value: '7707083893' }]);
		expect(written('legal_entity', { name: 'A', vat_id: '7707083893.0' })).toEqual([
			{ value: { name: 'A', vat_id: '7707083893' } },
		]);
		expect(complaint(() => written('text', '7,70708E+09'))).toContain('was shortened');
		expect(written('text', '2.0')).toEqual([{ value: '2.0' }]);
	});

	it('has nothing in it that nobody sees', () => {
		expect(written('text', '\u200bA\u00a0B\u202c')).toEqual([{ value: 'A B' }]);
		expect(written('text', ['a\u00ad', '\u200b'])).toEqual([{ value: 'a' }]);
	});

	it('writes numbers out, without an exponent', () => {
		expect(written('text', 79161112233)).toEqual([{ value: '79161112233' }]);
	});

	it('writes dates of expressions as ISO 8601', () => {
		expect(written('text', DateTime.fromISO('2026-12-31T10:00', { zone: 'Asia/Tokyo' }))).toEqual([
			{ value: '2026-12-31T10:00:00.000+09:00' },
		]);
		expect(written('text', new Date(0))).toEqual([{ value: '1970-01-01T00:00:00.000Z' }]);
	});

	it('takes a value as the API reads it', () => {
		expect(written('text', [{ value: 'x' }])).toEqual([{ value: 'x' }]);
		expect(written('text', [{ value: null }])).toEqual([]);
	});

	it.each([[{ a: 1 }], [[{ a: 1 }]], [NaN], [{ toString: null }]])('refuses %j', (value) => {
		expect(complaint(() => written('text', value))).toContain(
			'is not text. Pick one property of the object',
		);
	});
});
