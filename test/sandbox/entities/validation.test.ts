import type { AxiosInstance } from 'axios';
import { closeAll, open } from '../helper';

afterEach(closeAll);

interface Row {
	request_id?: string;
	errors: Array<{ code: string; path: string; detail: string }>;
}

async function findings(api: AxiosInstance, row: object, entity = 'companies'): Promise<string[]> {
	const { status, data } = await api.post(`/api/v4/${entity}`, [row]);
	if (status === 200) return [];
	const rows: Row[] = data['validation-errors'];
	return rows.flatMap(({ errors }) => errors.map(({ code, path }) => `${code} ${path}`));
}

describe('validation', () => {
	it('reports all wrong rows at once, by request_id or index, and writes nothing', async () => {
		const { sandbox, api } = await open();
		const { status, data, headers } = await api.post('/api/v4/companies', [
			{ name: 'good' },
			{ name: 1, request_id: 'mine' },
			{ color: 'red' },
		]);
		expect(status).toBe(400);
		expect(headers['content-type']).toContain('application/problem+json');
		expect(data).toEqual({
			'validation-errors': [
				{
					request_id: 'mine',
					errors: [
						{ code: 'InvalidType', path: 'name', detail: 'This value should be of type string.' },
					],
				},
				{
					request_id: '2',
					errors: [
						{ code: 'FieldNotExpected', path: 'color', detail: 'This field was not expected.' },
					],
				},
			],
			title: 'Bad Request',
			type: 'https://httpstatus.es/400',
			status: 400,
			detail: 'Request validation failed',
		});
		expect(sandbox.records('companies')).toEqual([]);
	});

	it.each([
		[{ name: 5 }, 'InvalidType name'],
		[{ name: null }, 'NotNullable name'],
		[{ created_at: '2024-01-01' }, 'InvalidType created_at'],
		[{ created_at: 1.5 }, 'InvalidType created_at'],
		[{ created_at: 1700000000000 }, 'InvalidFormat created_at'],
		[{ responsible_user_id: 0 }, 'TooLow responsible_user_id'],
		[{ responsible_user_id: 1 }, 'NotSupportedChoice responsible_user_id'],
		[{ responsible_user_id: 7001005 }, 'NotSupportedChoice responsible_user_id'],
		[{ created_by: -1 }, 'TooLow created_by'],
		[{ updated_by: 7001005 }, 'NotSupportedChoice updated_by'],
		[{ request_id: 5.5 }, 'InvalidType request_id'],
		[{ _embedded: { contacts: [] } }, 'FieldNotExpected _embedded.contacts'],
		[{ tags_to_delete: [{ name: 'x' }] }, 'FieldNotExpected tags_to_delete'],
		[{ tags_to_add: null }, 'NotNullable tags_to_add'],
		[{ tags_to_add: ['x'] }, 'InvalidType tags_to_add.0'],
		[{ tags_to_add: [{ name: 'x', id: 1 }] }, 'NotSupportedChoice tags_to_add.0.id'],
		[{ tags_to_add: [{ name: 'x', color: null }] }, 'FieldNotExpected tags_to_add.0.color'],
		[{ tags_to_add: [{ name: '' }] }, 'NotBlank tags_to_add.0.name'],
		[{ tags_to_add: [{ id: 5 }] }, 'NotSupportedChoice tags_to_add.0.id'],
		[
			{ _embedded: { tags: [{ name: 'x', request_id: '1' }] } },
			'FieldNotExpected _embedded.tags.0.request_id',
		],
		[
			{ custom_fields_values: [{ field_id: 1, values: null }] },
			'NotSupportedChoice custom_fields_values.0.field_id',
		],
		[
			{ custom_fields_values: [{ field_id: 0, values: null }] },
			'TooLow custom_fields_values.0.field_id',
		],
		[
			{ custom_fields_values: [{ field_code: 'NOPE', values: null }] },
			'NotSupportedChoice custom_fields_values.0.field_code',
		],
		[{ custom_fields_values: [{ values: null }] }, 'FieldMissing custom_fields_values.0.field_id'],
		[
			{ custom_fields_values: [{ field_code: 'INN' }] },
			'FieldMissing custom_fields_values.0.values',
		],
		[{ custom_fields_values: {} }, 'InvalidType custom_fields_values'],
	])('refuses %j with %s', async (row, expected) => {
		const { api } = await open();
		expect(await findings(api, row)).toEqual([expected]);
	});

	it('reports several findings of one row', async () => {
		const { api } = await open();
		expect(await findings(api, { name: 1, foo: 1, created_at: 'x' })).toEqual([
			'InvalidType name',
			'FieldNotExpected foo',
			'InvalidType created_at',
		]);
	});

	it('names two errors on one path: a user ID of another type is no member either', async () => {
		const { api } = await open();
		for (const key of ['responsible_user_id', 'created_by'])
			expect(await findings(api, { [key]: '7001001' })).toEqual([
				`InvalidType ${key}`,
				`NotSupportedChoice ${key}`,
			]);
	});

	it('refuses a price that is text or has a fraction', async () => {
		const { api } = await open();
		expect(await findings(api, { price: '500' }, 'leads')).toEqual(['InvalidType price']);
		expect(await findings(api, { price: 500.5 }, 'leads')).toEqual(['InvalidType price']);
	});
});
