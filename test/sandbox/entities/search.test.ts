import { closeAll, open } from '../helper';

afterEach(closeAll);

async function three(filtersEnabled: boolean) {
	const { sandbox, api } = await open({ filtersEnabled });
	const phone = (value: string) => [{ field_code: 'PHONE', values: [{ value }] }];
	await api.post('/api/v4/companies', [
		{ name: 'Alpha', created_at: 1600000000, custom_fields_values: phone('+74951112233') },
		{
			name: 'Beta',
			created_at: 1610000000,
			responsible_user_id: 7001002,
			custom_fields_values: [{ field_code: 'INN', values: [{ value: '7701' }] }],
		},
		{
			name: 'Гамма',
			created_at: 1620000000,
			custom_fields_values: [
				{ field_code: 'EMPLOYEES', values: [{ value: 12 }] },
				{ field_code: 'INDUSTRY', values: [{ enum_code: 'it' }] },
			],
		},
	]);
	const find = async (query: string): Promise<string[]> => {
		const { status, data } = await api.get(`/api/v4/companies?${query}`);
		return status === 204 ? [] : data._embedded.companies.map(({ name }: { name: string }) => name);
	};
	const fieldId = async (code: string): Promise<number> =>
		(await api.get('/api/v4/companies/custom_fields')).data._embedded.custom_fields.find(
			(field: { code: string }) => field.code === code,
		)?.id;
	return { sandbox, api, find, fieldId };
}

describe('query', () => {
	it('finds part of any filled field, without regard to case', async () => {
		const { find } = await three(false);
		expect(await find('query=alp')).toEqual(['Alpha']);
		expect(await find('query=ГАММ')).toEqual(['Гамма']);
		expect(await find('query=4951112233')).toEqual(['Alpha']);
		expect(await find('query=77')).toEqual(['Beta']);
		expect(await find('query=nothing')).toEqual([]);
	});
});

describe('filters', () => {
	it('are silently ignored when the account has no such option', async () => {
		const { find } = await three(false);
		expect(await find('filter[name]=Beta')).toHaveLength(3);
	});

	it('work when it has: single, several, range, encoded brackets', async () => {
		const { sandbox, find } = await three(true);
		const [, beta] = sandbox.records('companies');
		expect(await find('filter[name]=Beta')).toEqual(['Beta']);
		expect(await find(`filter[id][]=${beta?.id}&filter[id][]=1`)).toEqual(['Beta']);
		expect(await find(`filter%5Bid%5D%5B0%5D=${beta?.id}`)).toEqual(['Beta']);
		expect(
			await find('filter[created_at][from]=1605000000&filter[created_at][to]=1615000000'),
		).toEqual(['Beta']);
		expect(await find('filter[created_at][from]=1605000000')).toEqual(['Beta', 'Гамма']);
		expect(await find('filter[responsible_user_id]=7001002')).toEqual(['Beta']);
	});

	it('are refused when they are no filters at all', async () => {
		const { api } = await three(true);
		expect((await api.get('/api/v4/companies?filter=Beta')).status).toBe(400);
	});

	it('look into custom fields, options by id, but not into phones', async () => {
		const { api, find, fieldId } = await three(true);
		const industry = await fieldId('INDUSTRY');
		const option = (await api.get(`/api/v4/companies/custom_fields/${industry}`)).data.enums[2].id;
		expect(await find(`filter[custom_fields_values][${await fieldId('INN')}][]=7701`)).toEqual([
			'Beta',
		]);
		expect(await find(`filter[custom_fields_values][${industry}][]=${option}`)).toEqual(['Гамма']);
		expect(
			await find(`filter[custom_fields_values][${await fieldId('EMPLOYEES')}][from]=10`),
		).toEqual(['Гамма']);
		expect(await find(`filter[custom_fields_values][${await fieldId('PHONE')}][]=1`)).toHaveLength(
			3,
		);
	});

	it('know stages of leads as pairs only', async () => {
		const { api } = await open({ filtersEnabled: true });
		await api.post('/api/v4/leads', [{ name: 'won', status_id: 142 }, { name: 'open' }]);
		const names = async (query: string) =>
			(await api.get(`/api/v4/leads?${query}`)).data._embedded.leads.map(
				({ name }: { name: string }) => name,
			);
		expect(
			await names('filter[statuses][0][pipeline_id]=3177727&filter[statuses][0][status_id]=142'),
		).toEqual(['won']);
		expect(await names('filter[status_id]=142')).toEqual(['won', 'open']);
	});
});
