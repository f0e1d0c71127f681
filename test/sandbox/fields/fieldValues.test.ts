import { DateTime } from 'luxon';
import type { Sandbox } from '../../../sandbox';
import { closeAll, open } from '../helper';

afterEach(closeAll);

interface Definition {
	id: number;
	name: string;
	code: string | null;
	type: string;
	enums: Array<{ id: number; value: string; code: string | null }> | null;
}

async function company() {
	const { sandbox, api } = await open();
	const { data } = await api.get('/api/v4/companies/custom_fields?limit=250');
	const fields: Definition[] = data._embedded.custom_fields;
	const idOf = (name: string): number => fields.find((field) => field.name === name)?.id ?? 0;
	/** Writes one field of a new company; returns what is stored, or the first issue. */
	const write = async (name: string, values: unknown) => {
		const { status, data: answer } = await api.post('/api/v4/companies', [
			{ custom_fields_values: [{ field_id: idOf(name), values }] },
		]);
		if (status !== 200)
			return `${answer['validation-errors'][0].errors[0].code} ${answer['validation-errors'][0].errors[0].path.replace('custom_fields_values.0.', '')}`;
		return last(sandbox)?.[0]?.values ?? null;
	};
	return { sandbox, api, fields, idOf, write };
}

const last = (sandbox: Sandbox) => sandbox.records('companies').at(-1)?.custom_fields_values;
const midnight = (text: string) =>
	DateTime.fromISO(text, { zone: 'Europe/Moscow' }).startOf('day').toUnixInteger();

describe('custom field values', () => {
	it('are read with id, name, code and type of the field', async () => {
		const { sandbox, idOf, write } = await company();
		await write('INN', [{ value: '7701234567' }]);
		expect(last(sandbox)).toEqual([
			{
				field_id: idOf('INN'),
				field_name: 'INN',
				field_code: 'INN',
				field_type: 'text',
				values: [{ value: '7701234567' }],
			},
		]);
	});

	it('text and url take strings only, one value', async () => {
		const { write } = await company();
		expect(await write('INN', [{ value: 7701234567 }])).toBe('InvalidType values.0.value');
		expect(await write('Web', [{ value: 'https://a' }, { value: 'https://b' }])).toBe(
			'TooMany values',
		);
		expect(await write('INN', [{ value: 'x', enum_id: 1 }])).toBe(
			'FieldNotExpected values.0.enum_id',
		);
	});

	it('numbers may be text, and are read as text', async () => {
		const { write } = await company();
		expect(await write('Employees', [{ value: 12 }])).toEqual([{ value: '12' }]);
		expect(await write('Employees', [{ value: '1.5' }])).toEqual([{ value: '1.5' }]);
		expect(await write('Annual revenue', [{ value: 1000000.5 }])).toEqual([{ value: '1000000.5' }]);
		expect(await write('Employees', [{ value: 'about 10' }])).toBe('InvalidType values.0.value');
		expect(await write('Employees', [{ value: '1,5' }])).toBe('InvalidType values.0.value');
	});

	it('checkboxes take true and false only', async () => {
		const { write } = await company();
		expect(await write('Key account', [{ value: false }])).toEqual([{ value: false }]);
		expect(await write('Key account', [{ value: 'true' }])).toBe('InvalidType values.0.value');
		expect(await write('Key account', [{ value: 1 }])).toBe('InvalidType values.0.value');
	});

	it('dates become midnight of the account', async () => {
		const { write } = await company();
		const utcMidnight = Date.UTC(2020, 0, 1) / 1000;
		expect(await write('Founded', [{ value: utcMidnight }])).toEqual([
			{ value: utcMidnight - 3 * 3600 },
		]);
		expect(await write('Founded', [{ value: '2020-01-01T00:00:00+03:00' }])).toEqual([
			{ value: midnight('2020-01-01') },
		]);
		expect(await write('Anniversary', [{ value: '2020-01-01T22:00:00Z' }])).toEqual([
			{ value: midnight('2020-01-02') },
		]);
	});

	it('dates refuse other notations', async () => {
		const { write } = await company();
		for (const value of [
			'2020-01-01',
			'01.01.2020',
			'2020-01-01T00:00:00',
			'2020-01-01T00:00:00.000Z',
			'2020-13-01T00:00:00Z',
			1.5,
			true,
		]) {
			expect(await write('Founded', [{ value }])).toBe('InvalidType values.0.value');
		}
	});

	it('dates refuse milliseconds', async () => {
		const { write } = await company();
		expect(await write('Founded', [{ value: 1700000000000 }])).toBe('InvalidFormat values.0.value');
		expect(await write('Next audit', [{ value: 1700000000000 }])).toBe(
			'InvalidFormat values.0.value',
		);
	});

	it('moments stay as they are', async () => {
		const { write } = await company();
		expect(await write('Next audit', [{ value: 1700000001 }])).toEqual([{ value: 1700000001 }]);
		expect(await write('Next audit', [{ value: '2023-11-14T22:13:21Z' }])).toEqual([
			{ value: 1700000001 },
		]);
	});

	it('options go by label, id or code and are read with all three', async () => {
		const { write, fields } = await company();
		const trade = fields.find(({ code }) => code === 'INDUSTRY')?.enums?.[0];
		const read = [{ value: 'Торговля', enum_id: trade?.id, enum_code: 'trade' }];
		expect(await write('Отрасль', [{ value: 'Торговля' }])).toEqual(read);
		expect(await write('Отрасль', [{ enum_id: trade?.id }])).toEqual(read);
		expect(await write('Отрасль', [{ enum_code: 'trade' }])).toEqual(read);
	});

	it('options refuse unknown labels, other case, numbers for a numeric label, two values, codes where there are none', async () => {
		const { write } = await company();
		expect(await write('Segment', [{ value: '2026' }])).toMatchObject([
			{ value: '2026', enum_code: null },
		]);
		expect(await write('Segment', [{ value: 2026 }])).toBe('InvalidType values.0.value');
		expect(await write('Segment', [{ value: 'vip' }])).toBe('NotSupportedChoice values.0.value');
		expect(await write('Segment', [{ enum_id: 1 }])).toBe('NotSupportedChoice values.0.enum_id');
		expect(await write('Segment', [{ enum_code: 'VIP' }])).toBe(
			'FieldNotExpected values.0.enum_code',
		);
		expect(await write('Segment', [{ value: 'VIP' }, { value: 'SMB' }])).toBe('TooMany values');
		expect(await write('Segment', [{}])).toBe('FieldMissing values.0.value');
	});

	it('multiselect takes several', async () => {
		const { write } = await company();
		expect(
			await write('Interests', [{ value: 'CRM' }, { value: '24/7 support, on site' }]),
		).toMatchObject([{ value: 'CRM' }, { value: '24/7 support, on site' }]);
	});

	it('phones carry a kind, WORK by default', async () => {
		const { write, fields } = await company();
		const kinds = fields.find(({ code }) => code === 'PHONE')?.enums ?? [];
		const mobile = kinds.find(({ code }) => code === 'MOB')?.id;
		expect(
			await write('Phone', [{ value: '+7 (495) 111-22-33' }, { value: '+7916', enum_code: 'MOB' }]),
		).toEqual([
			{ value: '+7 (495) 111-22-33', enum_id: kinds[0]?.id, enum_code: 'WORK' },
			{ value: '+7916', enum_id: mobile, enum_code: 'MOB' },
		]);
		expect(await write('Phone', [{ value: '1', enum_code: 'CELL' }])).toBe(
			'NotSupportedChoice values.0.enum_code',
		);
		expect(await write('Email', [{ value: 'a@b', enum_code: 'MOB' }])).toBe(
			'NotSupportedChoice values.0.enum_code',
		);
		expect(await write('Phone', [{ value: 79161234567 }])).toBe('InvalidType values.0.value');
	});

	it('addresses consist of numbered parts, the country as two letters', async () => {
		const { write } = await company();
		expect(
			await write('Office', [
				{ value: 'Moscow', enum_code: 'city' },
				{ value: 'RU', enum_id: 6 },
			]),
		).toEqual([
			{ value: 'Moscow', enum_id: 3, enum_code: 'city' },
			{ value: 'RU', enum_id: 6, enum_code: 'country' },
		]);
		expect(await write('Office', [{ value: 'Moscow' }])).toBe('FieldMissing values.0.enum_id');
		expect(await write('Office', [{ value: 'Russia', enum_code: 'country' }])).toBe(
			'NotSupportedChoice values.0.value',
		);
	});

	it('legal entities need a name and know their keys', async () => {
		const { write } = await company();
		const value = { name: 'OOO Horns', entity_type: 2, vat_id: '7701234567' };
		expect(await write('Реквизиты', [{ value }])).toEqual([{ value }]);
		expect(await write('Реквизиты', [{ value: { vat_id: '1' } }])).toBe(
			'FieldMissing values.0.value.name',
		);
		expect(await write('Реквизиты', [{ value: { name: 'X', inn: '1' } }])).toBe(
			'FieldNotExpected values.0.value.inn',
		);
		expect(await write('Реквизиты', [{ value: { name: 'X', entity_type: 3 } }])).toBe(
			'NotSupportedChoice values.0.value.entity_type',
		);
	});

	it('files are named by uuid', async () => {
		const { write } = await company();
		const file_uuid = '367b9f38-5f01-4cea-947e-dfab47aea522';
		expect(await write('Contract file', [{ value: { file_uuid } }])).toEqual([
			{ value: { file_uuid, is_deleted: false } },
		]);
		expect(await write('Contract file', [{ value: { file_uuid: 'x' } }])).toBe(
			'NotSupportedChoice values.0.value.file_uuid',
		);
	});

	it('two fields may share a name; the id tells them apart', async () => {
		const { fields } = await company();
		const notes = fields.filter(({ name }) => name === 'Note');
		expect(notes).toHaveLength(2);
		expect(notes[0]?.id).not.toBe(notes[1]?.id);
	});

	it('lead fields: tracking data are text, chained lists name elements', async () => {
		const { sandbox, api } = await open();
		const { data } = await api.get('/api/v4/leads/custom_fields?filter[type][0]=chained_list');
		const [car] = data._embedded.custom_fields;
		const { status } = await api.post('/api/v4/leads', [
			{
				custom_fields_values: [
					{ field_code: 'UTM_SOURCE', values: [{ value: 'google' }] },
					{ field_id: car.id, values: [{ catalog_id: 4521, catalog_element_id: 525439 }] },
				],
			},
		]);
		expect(status).toBe(200);
		expect(sandbox.records('leads')[0]?.custom_fields_values).toMatchObject([
			{ field_type: 'tracking_data', values: [{ value: 'google' }] },
			{ field_type: 'chained_list', values: [{ catalog_id: 4521, catalog_element_id: 525439 }] },
		]);
	});
});

describe('custom field values on update', () => {
	async function updated(change: unknown) {
		const { sandbox, api } = await open();
		const phones = [{ value: '1' }, { value: '2', enum_code: 'MOB' }];
		const before = [
			{ field_code: 'PHONE', values: phones },
			{ field_code: 'INN', values: [{ value: '77' }] },
		];
		const { data } = await api.post('/api/v4/companies', [{ custom_fields_values: before }]);
		await api.patch('/api/v4/companies', [
			{ id: data._embedded.companies[0].id, custom_fields_values: change },
		]);
		const fields = sandbox.records('companies')[0]?.custom_fields_values ?? [];
		return Object.fromEntries(
			fields.map(({ field_code, values }) => [field_code, values.map(({ value }) => value)]),
		);
	}

	it('a listed field is replaced, others stay', async () => {
		expect(await updated([{ field_code: 'PHONE', values: [{ value: '3' }] }])).toEqual({
			PHONE: ['3'],
			INN: ['77'],
		});
	});

	it('null, as values or as value, clears the field', async () => {
		expect(await updated([{ field_code: 'PHONE', values: null }])).toEqual({ INN: ['77'] });
		expect(await updated([{ field_code: 'INN', values: [{ value: null }] }])).toEqual({
			PHONE: ['1', '2'],
		});
	});

	it('an empty text does nothing, neither does custom_fields_values: null', async () => {
		expect(await updated([{ field_code: 'INN', values: [{ value: '' }] }])).toEqual({
			PHONE: ['1', '2'],
			INN: ['77'],
		});
		expect(await updated(null)).toEqual({ PHONE: ['1', '2'], INN: ['77'] });
	});

	it('no field left is read as null', async () => {
		const { sandbox, api } = await open();
		const { data } = await api.post('/api/v4/companies', [
			{ custom_fields_values: [{ field_code: 'INN', values: [{ value: '77' }] }] },
		]);
		await api.patch('/api/v4/companies', [
			{
				id: data._embedded.companies[0].id,
				custom_fields_values: [{ field_code: 'INN', values: null }],
			},
		]);
		expect(sandbox.records('companies')[0]?.custom_fields_values).toBeNull();
	});
});
