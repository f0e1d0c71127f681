import { encode } from '../../../../nodes/Amocrm/customFields/encoding';
import { complaint, field, written, zones } from '../../customFields/fields';

describe('a smart address', () => {
	const parts = [
		{ value: 'Tverskaya 1', enum_code: 'address_line_1' },
		{ value: 'Moscow', enum_code: 'city' },
		{ value: '125009', enum_code: 'zip' },
		{ value: 'RU', enum_code: 'country' },
	];

	it('may be one line', () => {
		expect(written('smart_address', 'Moscow, Tverskaya 1')).toEqual([
			{ value: 'Moscow, Tverskaya 1', enum_code: 'address_line_1' },
		]);
		expect(written('smart_address', '{')).toEqual([{ value: '{', enum_code: 'address_line_1' }]);
	});

	it.each([
		[
			'parts',
			{
				country: 'RU',
				city: 'Moscow',
				address_line_1: 'Tverskaya 1',
				zip: 125009,
				state: '',
				address_line_2: null,
			},
		],
		[
			'parts in other letters',
			{ Country: 'ru', City: 'Moscow', 'Address line 1': 'Tverskaya 1', ZIP: '125009' },
		],
		[
			'parts in JSON',
			'{"country": "RU", "city": "Moscow", "address_line_1": "Tverskaya 1", "zip": 125009}',
		],
		['parts as the API reads them', parts],
		[
			'parts with their numbers',
			[
				{ value: 'Tverskaya 1', enum_id: 1 },
				{ value: 'Moscow', enum_id: 3 },
				{ value: '125009', enum_id: 5 },
				{ value: 'RU', enum_id: 6 },
			],
		],
	])('may be an object of %s', (_what, value) =>
		expect(written('smart_address', value)).toEqual(parts),
	);

	it.each([
		['Россия', 'RU'],
		['рф', 'RU'],
		['ru', 'RU'],
		['Brasil', 'BR'],
		['Kazakhstan', 'KZ'],
		['США', 'US'],
		['USA', 'US'],
		['UK', 'GB'],
		['germany', 'DE'],
	])('has the code of its country: %s', (country, code) => {
		expect(written('smart_address', { country })).toEqual([{ value: code, enum_code: 'country' }]);
	});

	it.each(['Atlantis', 'QQ', 5])('has no country %j', (country) => {
		const answer = complaint(() => written('smart_address', { country }));
		expect(answer).toBe(
			`"${country}" is not a country. Enter its two-letter code, such as RU, KZ or BR.`,
		);
	});

	it.each([
		[{ city: {} }],
		[{ town: 'Moscow' }],
		[['Moscow', 'Tver']],
		[{ city: 'a', City: 'b' }],
		[[{ value: 'a', enum_id: 7 }]],
	])('is not %j', (value) => {
		expect(complaint(() => written('smart_address', value))).toContain(
			'is not one address. Enter one line, or an object with these parts: address_line_1',
		);
	});

	it('has nothing to write for nothing', () => {
		expect([{}, { city: '' }, '{}', '[]'].map((value) => written('smart_address', value))).toEqual([
			[],
			[],
			[],
			[],
		]);
	});
});

describe('a legal entity', () => {
	it.each([
		['Rocket LLC', { name: 'Rocket LLC' }],
		['12.50', { name: '12.50' }],
		['{', { name: '{' }],
		['[Rocket]', { name: '[Rocket]' }],
		[
			{ name: 'Rocket', vat_id: 7701234567, entity_type: '2' },
			{ name: 'Rocket', vat_id: '7701234567', entity_type: 2 },
		],
		['{"name": "Rocket", "kpp": "0501"}', { name: 'Rocket', kpp: '0501' }],
		[
			[{ value: { name: 'Rocket', entity_type: 1, vat_id: null } }],
			{ name: 'Rocket', entity_type: 1, vat_id: null },
		],
	])('from %j', (value, expected) =>
		expect(written('legal_entity', value)).toEqual([{ value: expected }]),
	);

	it.each(['null', 'undefined', 'None'])(
		'is none in %j, which programs print for nothing',
		(value) => expect(written('legal_entity', value)).toEqual([]),
	);

	it('needs a name', () => {
		expect(complaint(() => written('legal_entity', { vat_id: '1' }))).toContain(
			'has no name. Put the name of the legal entity in "name".',
		);
	});

	it('is not JSON that was cut off', () => {
		expect(complaint(() => written('legal_entity', '{"name": "Rocket"'))).toContain(
			'is not valid JSON. Check quotes',
		);
	});
});

describe('objects', () => {
	it('are sent as they are, one or several, also from JSON', () => {
		const item = { description: 'Chair', unit_price: 0, quantity: 2 };
		expect(written('items', item)).toEqual([{ value: item }]);
		expect(written('items', [item, item])).toEqual([{ value: item }, { value: item }]);
		expect(written('items', JSON.stringify([item, null]))).toEqual([{ value: item }]);
		expect(written('items', '[]')).toEqual([]);
	});

	it.each([
		['linked_entity', 'Rocket LLC', { name: 'Rocket LLC' }],
		[
			'linked_entity',
			{ name: 'R', entity_id: 5, entity_type: 'companies' },
			{ name: 'R', entity_id: 5, entity_type: 'companies' },
		],
		['payer', 'Rocket LLC', { name: 'Rocket LLC' }],
		['payer', { name: 'R', phone: '1' }, { name: 'R', phone: '1' }],
		[
			'file',
			'5a7c0b1e-0000-4000-8000-000000000001',
			{ file_uuid: '5a7c0b1e-0000-4000-8000-000000000001' },
		],
		['file', { file_uuid: 'u', version_uuid: 'v' }, { file_uuid: 'u', version_uuid: 'v' }],
		['supplier', 521717, { entity_id: 521717 }],
		['supplier', ' 521717', { entity_id: 521717 }],
		['supplier', { entity_id: 521717 }, { entity_id: 521717 }],
	])('%s from %j', (type, value, expected) =>
		expect(written(type, value)).toEqual([{ value: expected }]),
	);

	it('of a chained list have no value key, and numbers for ids', () => {
		const link = { catalog_id: 1001, catalog_element_id: 12235 };
		expect(written('chained_list', link)).toEqual([link]);
		expect(
			written('chained_list', '[{"catalog_id": "1001", "catalog_element_id": 12235, "name": "x"}]'),
		).toEqual([link]);
		expect(complaint(() => written('chained_list', { catalog_id: 1001 }))).toContain(
			'is not a list element',
		);
	});

	it.each([
		['items', 'Chair'],
		['items', 5],
		['items', [[{}]]],
		['items', new Date(0)],
		['chained_list', 'Audi'],
		['payer', [['x']]],
	])('%s from %j are refused', (type, value) => {
		expect(complaint(() => written(type, value))).toContain(
			'is not a JSON object. Enter an object in JSON',
		);
	});

	it.each(['1.5', '-1', 'Rocket', '1,234'])('%s is no id of a supplier', (value) => {
		expect(complaint(() => written('supplier', value))).toContain('is not an ID');
	});

	it('are not changed', () => {
		const given = Object.freeze([Object.freeze({ name: 'Rocket', vat_id: 1 })]);
		encode(field('legal_entity'), given, zones);
		expect(given).toEqual([{ name: 'Rocket', vat_id: 1 }]);
	});
});
