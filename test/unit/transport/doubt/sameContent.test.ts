import type { IDataObject } from 'n8n-workflow';

import type { Judge } from '../../../../nodes/Amocrm/transport/doubt/judge';
import { matchRows } from '../../../../nodes/Amocrm/transport/doubt/matchRows';
import { likeness } from '../../../../nodes/Amocrm/transport/doubt/sameContent';

/** A record in the API's format (API facts 5.2). */
const record = (id: number, content: IDataObject): IDataObject => ({
	id,
	responsible_user_id: 7,
	created_by: 7,
	created_at: 1_700_000_000,
	updated_at: 1_700_000_000,
	custom_fields_values: null,
	_embedded: { tags: [] },
	...content,
});

/** Judges by content only. */
const byContent: Judge = (sent, stored) =>
	likeness(sent, stored) === 3 ? 'own' : likeness(sent, stored) > 0 ? 'perhaps' : 'other';

const sentField = (...values: unknown[]) => ({
	name: 'A',
	custom_fields_values: [{ field_id: 1, values: values.map((value) => ({ value })) }],
});
const storedField = (type: string, ...values: unknown[]) =>
	record(1, {
		name: 'A',
		custom_fields_values: [
			{
				field_id: 1,
				field_code: 'CODE',
				field_type: type,
				values: values.map((value) => ({ value, enum_id: 5 })),
			},
		],
	});

const [SAME, MORE, NAME_ONLY, OTHER] = [3, 2, 1, 0];

describe('A record of the same content', () => {
	it.each<[string, IDataObject, IDataObject]>([
		['a name', { name: 'A' }, { name: 'A' }],
		['a name with spaces tidied up', { name: '  A \t B ' }, { name: 'A B' }],
		['no name, for a company', {}, { name: '' }],
		['no name, for a lead', {}, { name: 'Lead #1' }],
		[
			'the parts of a name',
			{ first_name: 'Anna', last_name: 'Petrova' },
			{ name: 'Anna Petrova', first_name: 'Anna', last_name: 'Petrova' },
		],
		[
			'the parts of a name in the other order',
			{ first_name: 'Anna', last_name: 'Petrova' },
			{ name: 'Petrova Anna', first_name: 'Anna', last_name: 'Petrova' },
		],
		[
			'a last name alone',
			{ last_name: 'Petrova' },
			{ name: 'Petrova', first_name: '', last_name: 'Petrova' },
		],
		['a name that is a number', { name: 2026 }, { name: '2026' }],
		[
			'its times and users',
			{ name: 'A', created_at: 5, responsible_user_id: 8 },
			{ name: 'A', created_at: 5, responsible_user_id: 8 },
		],
		[
			'tags by name',
			{ name: 'A', _embedded: { tags: [{ name: 'VIP' }] } },
			{ name: 'A', _embedded: { tags: [{ id: 3, name: 'VIP' }] } },
		],
		[
			'tags by id',
			{ name: 'A', tags_to_add: [{ id: 3 }] },
			{ name: 'A', _embedded: { tags: [{ id: 3, name: 'VIP' }] } },
		],
		[
			'keys that are not stored',
			{ name: 'A', request_id: 'x', tags_to_delete: [{ name: 'old' }] },
			{ name: 'A' },
		],
		[
			'a field sent without a value',
			{ name: 'A', custom_fields_values: [{ field_id: 1, values: null }] },
			{ name: 'A' },
		],
	])('%s', (_title, sent, stored) => expect(likeness(sent, record(1, stored))).toBe(SAME));

	it.each<[string, unknown, unknown]>([
		['text', 'Moscow', ' Moscow '],
		['numeric', 1.5, '1.5'],
		['numeric', '1500.00', '1500'],
		['monetary', 0, '0'],
		['checkbox', true, true],
		['checkbox', false, false],
		['date', 1577836800, 1577826000],
		['date', '2020-01-01T23:59:00+03:00', 1577826000],
		['birthday', 1577826000, 1577826000],
		['date_time', '2020-01-01T12:00:00+03:00', 1577869200],
		['legal_entity', { name: 'A LLC', vat_id: '77' }, { name: 'A LLC', vat_id: '77', kpp: null }],
		['multitext', '+7 916', '+7 916'],
	])('a %s %p that is read as %p', (type, sent, stored) =>
		expect(likeness(sentField(sent), storedField(type, stored))).toBe(SAME),
	);

	it('a field by its code', () => {
		const sent = {
			name: 'A',
			custom_fields_values: [{ field_code: 'CODE', values: [{ value: 'x' }] }],
		};
		expect(likeness(sent, storedField('text', 'x'))).toBe(SAME);
	});

	it('several values in another order', () =>
		expect(likeness(sentField('a', 'b'), storedField('multitext', 'b', 'a'))).toBe(SAME));

	it('an option by its id', () => {
		const sent = { name: 'A', custom_fields_values: [{ field_id: 1, values: [{ enum_id: 5 }] }] };
		expect(likeness(sent, storedField('select', 'Courier'))).toBe(SAME);
	});
});

describe('A record that differs in one thing', () => {
	it.each<[string, IDataObject, IDataObject]>([
		['the responsible user', { name: 'A', responsible_user_id: 8 }, { name: 'A' }],
		['the time of creation, by a second', { name: 'A', created_at: 1_700_000_001 }, { name: 'A' }],
		[
			'a tag',
			{ name: 'A', _embedded: { tags: [{ name: 'VIP' }] } },
			{ name: 'A', _embedded: { tags: [{ id: 3, name: 'VIP 2' }] } },
		],
		['a field that is missing', sentField('x'), { name: 'A' }],
	])('%s', (_title, sent, stored) => expect(likeness(sent, record(1, stored))).toBe(NAME_ONLY));

	it.each<[string, unknown, unknown]>([
		['text', '0123', '123'],
		['text', 'a', 'A'],
		['numeric', 1, '2'],
		['checkbox', true, false],
		['date', 1577826000, 1577826000 + 86_400],
		['date', 1577826000 + 86_400, 1577826000],
		['date_time', 1577826000, 1577826001],
		['legal_entity', { name: 'A LLC', vat_id: '77' }, { name: 'A LLC', vat_id: '78' }],
	])('a %s %p and %p', (type, sent, stored) =>
		expect(likeness(sentField(sent), storedField(type, stored))).toBe(NAME_ONLY),
	);

	it('one of two values', () =>
		expect(likeness(sentField('a', 'b'), storedField('multitext', 'a', 'c'))).toBe(NAME_ONLY));

	it.each<[string, IDataObject]>([
		['the name', { name: 'B' }],
		['a name where none was sent', { name: 'Lead #2' }],
	])('%s', (_title, stored) => {
		expect(likeness({ name: 'A' }, record(1, stored))).toBe(OTHER);
		expect(likeness({}, record(1, stored))).toBe(OTHER);
	});

	it('the order of the words of a name', () =>
		expect(likeness({ name: 'Rocket North' }, record(1, { name: 'North Rocket' }))).toBe(OTHER));

	it('a part of the name', () =>
		expect(
			likeness(
				{ first_name: 'Anna' },
				record(1, { name: 'Anna Petrova', first_name: 'Anna', last_name: 'Petrova' }),
			),
		).toBe(OTHER));
});

describe('A record that has more than was sent', () => {
	it.each<[string, IDataObject, IDataObject]>([
		[
			'a tag',
			{ name: 'A' },
			record(1, { name: 'A', _embedded: { tags: [{ id: 3, name: 'VIP' }] } }),
		],
		['a field', { name: 'A' }, storedField('text', 'x')],
		['a value', sentField('a'), storedField('multitext', 'a', 'b')],
	])('%s', (_title, sent, stored) => expect(likeness(sent, stored)).toBe(MORE));
});

describe('Rows and records', () => {
	const phone = (value: string) => ({
		custom_fields_values: [{ field_id: 1, field_type: 'multitext', values: [{ value }] }],
	});
	const matched = (rows: IDataObject[], records: IDataObject[]) => {
		const { written, doubtful } = matchRows(
			new Map(rows.map((row, i) => [i, row])),
			records,
			byContent,
		);
		return { written: Object.fromEntries(written), doubtful: Object.fromEntries(doubtful) };
	};

	it('ten equal rows need ten records', () => {
		const rows = Array.from({ length: 10 }, () => ({ name: 'A' }));
		const records = [4, 3, 2, 1].map((id) => record(id, { name: 'A' }));
		const { written, doubtful } = matched(rows, records);
		expect(Object.values(written).sort()).toEqual([1, 2, 3, 4]);
		expect(doubtful).toEqual({});
	});

	it('equal rows get their records in their order', () =>
		expect(
			matched([{ name: 'A' }, { name: 'A' }], [record(2, { name: 'A' }), record(1, { name: 'A' })])
				.written,
		).toEqual({
			0: 1,
			1: 2,
		}));

	it('rows of one name get the record of their content, whichever comes first', () => {
		const records = [
			record(2, { name: 'A', ...phone('1') }),
			record(1, { name: 'A', ...phone('2') }),
		];
		const rows = [
			{ name: 'A', ...phone('2') },
			{ name: 'A', ...phone('1') },
		];
		expect(matched(rows, records).written).toEqual({ 0: 1, 1: 2 });
		expect(matched(rows, records.reverse()).written).toEqual({ 0: 1, 1: 2 });
	});

	it('a row that says less does not take the record of one that says more', () => {
		const records = [record(2, { name: 'A', responsible_user_id: 8 }), record(1, { name: 'A' })];
		const rows = [{ name: 'A' }, { name: 'A', responsible_user_id: 8 }];
		expect(matched(rows, records).written).toEqual({ 0: 1, 1: 2 });
		expect(matched(rows, records.slice(0, 1)).written).toEqual({ 1: 2 });
	});

	it('a row without a name takes only a record without one', () =>
		expect(
			matched([{}, {}], [record(2, { name: 'A' }), record(1, { name: 'Lead #1' })]).written,
		).toEqual({ 1: 1 }));

	it("a record of the same name with other content can be any of that name's rows", () => {
		const rows = [{ name: 'A', ...phone('1') }, { name: 'A', ...phone('2') }, { name: 'B' }];
		expect(matched(rows, [record(1, { name: 'A', ...phone('3') })])).toEqual({
			written: {},
			doubtful: { 0: 1, 1: 1 },
		});
	});

	it('a name that holds its id by chance is a name', () =>
		expect(matched([{ name: 'Route 66' }], [record(66, { name: 'Route 66' })]).written).toEqual({
			0: 66,
		}));

	it('thousands of rows of one name are each compared with few records', () => {
		const rows = Array.from({ length: 5_000 }, (_, i) => ({ name: 'A', ...phone(String(i)) }));
		const records = rows.map((row, i) => record(i + 1, row)).reverse();
		let compared = 0;
		const counting: Judge = (sent, stored) => {
			compared += 1;
			return byContent(sent, stored);
		};
		const { written } = matchRows(new Map(rows.map((row, i) => [i, row])), records, counting);
		expect(written.size).toBe(5_000);
		expect(compared).toBeLessThan(3 * rows.length);
	});
});
