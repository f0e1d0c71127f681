import { mergedRow, objectToMerge } from '../../../../nodes/Amocrm/rows/json/mergeJson';
import { complaint } from '../../customFields/fields';

const codes = new Map<unknown, number>([['PHONE', 300101]]);
const idOfCode = (code: unknown) => codes.get(code);

const merged = (payload: object, raw: object) =>
	mergedRow(
		{ payload: JSON.parse(JSON.stringify(payload)), requestId: 'own' },
		JSON.parse(JSON.stringify(raw)),
		idOfCode,
	);

describe('raw JSON merged into a row', () => {
	it('the raw value goes before, also where it empties', () => {
		const { payload } = merged(
			{ name: 'A', price: 1, custom_fields_values: [{ field_id: 1 }] },
			{ price: 0, custom_fields_values: null, loss_reason_id: null },
		);
		expect(payload).toEqual({
			name: 'A',
			price: 0,
			custom_fields_values: null,
			loss_reason_id: null,
		});
	});

	it('a custom field is the same by id, by id as text and by code', () => {
		const { payload } = merged(
			{
				custom_fields_values: [
					{ field_id: 300101, values: [{ value: '1' }] },
					{ field_id: 7, values: [{ value: 'old' }] },
					{ field_id: 8, values: [{ value: 'stays' }] },
				],
			},
			{
				custom_fields_values: [
					{ field_code: 'PHONE', values: [{ value: '2' }] },
					{ field_id: '7', values: [{ value: 'new' }] },
				],
			},
		);
		expect(payload.custom_fields_values).toEqual([
			{ field_id: 8, values: [{ value: 'stays' }] },
			{ field_code: 'PHONE', values: [{ value: '2' }] },
			{ field_id: '7', values: [{ value: 'new' }] },
		]);
	});

	it('what is embedded is merged list by list', () => {
		const { payload } = merged(
			{
				_embedded: {
					tags: [{ name: 'a' }, { id: 5 }],
					contacts: [
						{ id: 1, is_main: true },
						{ id: 2, is_main: false },
					],
				},
			},
			{ _embedded: { contacts: [{ id: 2, is_main: true }], companies: [{ id: 9 }] } },
		);
		expect(payload._embedded).toEqual({
			tags: [{ name: 'a' }, { id: 5 }],
			contacts: [
				{ id: 1, is_main: true },
				{ id: 2, is_main: true },
			],
			companies: [{ id: 9 }],
		});
	});

	it('the request id is the row’s unless the raw JSON has one, and is no part of the body', () => {
		expect(merged({}, { name: 'A' })).toEqual({ payload: { name: 'A' }, requestId: 'own' });
		expect(merged({}, { request_id: 'raw' })).toEqual({ payload: {}, requestId: 'raw' });
	});

	it('leaves what was given as it is, since one object may be merged into many rows', () => {
		const row = { payload: { _embedded: { tags: [{ name: 'a' }] } }, requestId: null };
		const raw = { _embedded: { tags: [{ name: 'b' }] } };
		mergedRow(row, raw, idOfCode);
		expect(row.payload._embedded.tags).toEqual([{ name: 'a' }]);
		expect(raw._embedded.tags).toEqual([{ name: 'b' }]);
	});

	it('a key that programs use for themselves does no harm', () => {
		const raw = JSON.parse('{"__proto__": {"polluted": true}}');
		mergedRow({ payload: {}, requestId: null }, raw, idOfCode);
		expect({}).not.toHaveProperty('polluted');
	});
});

describe('the text of raw JSON to merge', () => {
	it.each([undefined, null, '', '  '])('%j is nothing', (value) => {
		expect(objectToMerge(value)).toBeUndefined();
	});

	it.each(['{"a": 1}', '\uFEFF{"a": 1}', { a: 1 }])('%j is an object', (value) => {
		expect(objectToMerge(value)).toEqual({ a: 1 });
	});

	it.each([
		['[]', /an array is not an object/],
		['null', /null is not an object/],
		[[], /an array is not an object/],
		['"text"', /the text "text" is not an object/],
		['{a: 1}', /is not valid JSON: unexpected "a: 1}" at line 1, column 2/],
	])('%j is refused', (value, message) => {
		expect(complaint(() => objectToMerge(value))).toMatch(message);
	});
});
