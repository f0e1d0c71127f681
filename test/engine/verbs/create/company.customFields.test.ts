import { DateTime } from 'luxon';

import {
	byId,
	companyForm,
	customFields,
	fieldValue,
	fromList,
	requests,
	runAmocrm,
	sentRows,
	withSandbox,
} from '../../../support/amocrm';

/** What amoCRM shows afterwards for one value given in the form. */
async function stored(name: string, value: string, kind?: string): Promise<unknown> {
	return await withSandbox({}, async (sandbox) => {
		const parameters = companyForm({
			name: 'A',
			custom_fields_values: customFields([name, value, kind]),
		});
		const { items, error } = await runAmocrm(sandbox, { parameters });
		expect(error).toBeUndefined();
		return Object(items[0]?.json.custom_fields_values)[0]?.values;
	});
}

const plain = (value: unknown) => [{ value }];
const moscow = (day: string) => DateTime.fromISO(day, { zone: 'Europe/Moscow' }).toSeconds();
const shown = (values: unknown, part: string) =>
	Object.values(Object(values)).map((value) => Object(value)[part]);

describe('Custom fields in the form', () => {
	it.concurrent.each([
		['INN', '7707083893', plain('7707083893')],
		['INN', '={{ 7707083893 }}', plain('7707083893')],
		['ADDRESS', 'Tver, Lenina 1\nroom 5', plain('Tver, Lenina 1\nroom 5')],
		['Web', 'https://example.com/a?b=c', plain('https://example.com/a?b=c')],
		['Описание', 'Первая строка\nвторая', plain('Первая строка\nвторая')],
		['Street', 'Ленина, 1', plain('Ленина, 1')],
		['Employees', '1 500', plain('1500')],
		['Employees', '={{ 12.5 }}', plain('12.5')],
		['Annual revenue', '1 234 567,89 ₽', plain('1234567.89')],
		['Key account', 'да', plain(true)],
		['Key account', '={{ false }}', plain(false)],
		['Founded', '2001-05-09', plain(moscow('2001-05-09'))],
		['Founded', '09.05.2001', plain(moscow('2001-05-09'))],
		['Anniversary', '1999-12-31', plain(moscow('1999-12-31'))],
		['Next audit', '2027-01-02T03:04:05+03:00', plain(Date.parse('2027-01-02T00:04:05Z') / 1000)],
	])('%s: %s', async (name, value, expected) => {
		expect(await stored(name, value)).toEqual(expected);
	});

	it.concurrent.each([
		['Segment', 'VIP', ['VIP']],
		['Segment', 'vip', ['VIP']],
		['Segment', '2026', ['2026']],
		['Segment', '={{ 2026 }}', ['2026']],
		['Segment', 'Moscow, Russia', ['Moscow, Russia']],
		['Отрасль', 'trade', ['Торговля']],
		['INDUSTRY', 'IT', ['IT']],
		['Size', '11-100', ['11-100']],
		['Interests', 'CRM, обучение', ['CRM', 'Обучение']],
		['Interests', '24/7 support, on site, Website', ['24/7 support, on site', 'Website']],
		['Interests', '={{ ["CRM", "Telephony"] }}', ['CRM', 'Telephony']],
	])('the option of %s: %s', async (name, value, labels) => {
		expect(shown(await stored(name, value), 'value')).toEqual(labels);
	});

	it.concurrent.each([
		['PHONE', '+7 916 111-22-33', undefined, [['+7 916 111-22-33', 'WORK']]],
		[
			'Phone',
			'+7 916 111-22-33 (mobile), 8 495 000-00-00',
			undefined,
			[
				['+7 916 111-22-33', 'MOB'],
				['8 495 000-00-00', 'WORK'],
			],
		],
		['Phone', '={{ 79161112233 }}', 'MOB', [['79161112233', 'MOB']]],
		['Email', 'a@example.com', 'PRIV', [['a@example.com', 'PRIV']]],
		[
			'Email',
			'={{ ["a@example.com", "b@example.com"] }}',
			undefined,
			[
				['a@example.com', 'WORK'],
				['b@example.com', 'WORK'],
			],
		],
	])('%s: %s (%s)', async (name, value, kind, expected) => {
		const values = await stored(name, value, kind);
		expect(shown(values, 'value').map((text, i) => [text, shown(values, 'enum_code')[i]])).toEqual(
			expected,
		);
	});

	it.concurrent.each([
		[
			'Office',
			'={{ ({ city: "Tver", country: "RU" }) }}',
			[
				{ value: 'Tver', enum_code: 'city' },
				{ value: 'RU', enum_code: 'country' },
			],
		],
		[
			'Реквизиты',
			'{"name": "ООО Ракета", "vat_id": "7707083893", "entity_type": 2}',
			[{ value: { name: 'ООО Ракета', vat_id: '7707083893', entity_type: 2 } }],
		],
		[
			'Contract file',
			'1f9e2a30-0b1c-4d5e-8f90-123456789abc',
			[{ value: { file_uuid: '1f9e2a30-0b1c-4d5e-8f90-123456789abc' } }],
		],
	])('the parts of %s: %s', async (name, value, expected) => {
		expect(await stored(name, value)).toMatchObject(expected);
	});

	it('has every type of field that a company can have', async () => {
		await withSandbox({}, async (sandbox) => {
			const parameters = companyForm({
				name: 'All',
				custom_fields_values: customFields(
					['Phone', '1'],
					['Email', 'a@example.com'],
					['Web', 'https://example.com'],
					['Address', 'Tver'],
					['INN', '1'],
					['Segment', 'VIP'],
					['Отрасль', 'IT'],
					['Interests', 'CRM'],
					['Size', '100+'],
					['Key account', 'yes'],
					['Founded', '2001-01-01'],
					['Next audit', '2027-01-01T10:00'],
					['Anniversary', '2001-01-01'],
					['Employees', '5'],
					['Annual revenue', '5'],
					['Описание', 'x'],
					['Street', 'x'],
					['Office', 'Lenina 1'],
					['Реквизиты', 'Ракета'],
					['Contract file', '1f9e2a30-0b1c-4d5e-8f90-123456789abc'],
					['SECOND_NOTE', 'x'],
					['Portal', 'https://example.com'],
				),
			});
			const { items, error } = await runAmocrm(sandbox, { parameters });
			expect(error).toBeUndefined();
			expect(items[0]?.json.custom_fields_values).toHaveLength(22);
			expect(requests(sandbox, 'GET', 'companies/custom_fields')).toHaveLength(1);
		});
	});

	it('are picked from the list, or given by ID, name, code or expression', async () => {
		await withSandbox({}, async (sandbox) => {
			const fields = [
				{ field_id: fromList(300113), value: 'from list' },
				{ field_id: byId('300164'), value: 'by ID' },
				fieldValue('ADDRESS', 'by code'),
				{ field_id: '={{ $json.field }}', value: '={{ $json.value }}' },
			];
			const { items, error } = await runAmocrm(sandbox, {
				input: [{ field: 'Описание', value: 'by expression' }],
				parameters: companyForm({ name: 'A', custom_fields_values: { field: fields } }),
			});
			expect(error).toBeUndefined();
			expect(items[0]?.json.custom_fields_values).toMatchObject([
				{ field_name: 'INN', values: plain('from list') },
				{ field_name: 'Note', field_id: 300164, values: plain('by ID') },
				{ field_name: 'Address', values: plain('by code') },
				{ field_name: 'Описание', values: plain('by expression') },
			]);
		});
	});

	it('may be several phones in several rows', async () => {
		await withSandbox({}, async (sandbox) => {
			const parameters = companyForm({
				name: 'A',
				custom_fields_values: customFields(['Phone', '1', 'WORK'], ['PHONE', '2', 'MOB']),
			});
			await runAmocrm(sandbox, { parameters });
			expect(sentRows(sandbox)).toMatchObject([
				{
					custom_fields_values: [
						{
							field_id: 300101,
							values: [
								{ value: '1', enum_code: 'WORK' },
								{ value: '2', enum_code: 'MOB' },
							],
						},
					],
				},
			]);
		});
	});

	it('are cleared by an empty value if that is chosen, and left alone otherwise', async () => {
		await withSandbox({}, async (sandbox) => {
			const fields = customFields(
				['INN', ''],
				['Interests', '={{ [] }}'],
				['Employees', '={{ null }}'],
				['Founded', '={{ $json.missing }}'],
				['Key account', 'no'],
			);
			for (const emptyValues of ['clear', 'leave']) {
				const { error } = await runAmocrm(sandbox, {
					parameters: companyForm(
						{ name: emptyValues, custom_fields_values: fields },
						{ emptyValues },
					),
				});
				expect(error).toBeUndefined();
			}
			const no = { field_id: 300128, values: plain(false) };
			expect(sentRows(sandbox)).toEqual([
				{
					name: 'clear',
					custom_fields_values: [
						...[300113, 300122, 300140, 300131].map((id) => ({ field_id: id, values: null })),
						no,
					],
				},
				{ name: 'leave', custom_fields_values: [no] },
			]);
		});
	});
});
