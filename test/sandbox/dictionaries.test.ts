import { closeAll, open } from './helper';

afterEach(closeAll);

describe('account', () => {
	it('shows the extra keys only when asked, and ignores unknown ones', async () => {
		const { api } = await open();
		const plain = (await api.get('/api/v4/account')).data;
		expect(plain).toMatchObject({
			name: 'Demo LLC',
			subdomain: 'demo',
			currency: 'RUB',
			current_user_id: 7001001,
		});
		for (const name of [
			'amojo_id',
			'version',
			'drive_url',
			'is_api_filter_enabled',
			'uuid',
			'_embedded',
		])
			expect(plain).not.toHaveProperty(name);
		const words =
			'amojo_id,amojo_rights,users_groups,task_types,version,entity_names,datetime_settings,drive_url,is_api_filter_enabled,invoices_settings,uuid,nonsense';
		const full = (await api.get(`/api/v4/account?with=${words}`)).data;
		expect(full).toMatchObject({
			is_api_filter_enabled: false,
			version: 16,
			uuid: expect.any(String),
			invoices_settings: { lang: 'ru' },
		});
		expect(Object.keys(full._embedded).sort()).toEqual([
			'amojo_rights',
			'datetime_settings',
			'task_types',
			'users_groups',
		]);
		expect(full._embedded.datetime_settings).toMatchObject({
			timezone: 'Europe/Moscow',
			timezone_offset: '+03:00',
		});
		expect(full).not.toHaveProperty('nonsense');
	});
});

describe('users', () => {
	it('are counted; one is deactivated, one is free', async () => {
		const { api } = await open();
		const { data } = await api.get('/api/v4/users?with=role,group');
		expect(data).toMatchObject({ _total_items: 6, _page: 1, _page_count: 1 });
		expect(data._links).not.toHaveProperty('next');
		const rights = data._embedded.users.map(
			({ rights: found }: { rights: { is_active: boolean; is_free: boolean } }) => found,
		);
		expect(rights.filter((found: { is_active: boolean }) => !found.is_active)).toHaveLength(1);
		expect(rights.filter((found: { is_free: boolean }) => found.is_free)).toHaveLength(1);
		expect((await api.get('/api/v4/users/7001003?with=group')).data._embedded.groups).toEqual([
			{ id: 550101, name: 'Отдел поддержки' },
		]);
		expect((await api.get('/api/v4/users/1')).status).toBe(404);
	});

	it('are for administrators only', async () => {
		const { api } = await open({ isAdmin: false });
		expect((await api.get('/api/v4/users')).status).toBe(403);
	});

	it('page when there are many', async () => {
		const { api } = await open({ users: 300 });
		const { data } = await api.get('/api/v4/users?limit=250&page=2');
		expect(data).toMatchObject({ _total_items: 306, _page: 2, _page_count: 2 });
		expect(data._embedded.users).toHaveLength(56);
	});
});

describe('custom fields', () => {
	it('of companies have every type that companies can have', async () => {
		const { api } = await open();
		const { data } = await api.get('/api/v4/companies/custom_fields?limit=250');
		const types = new Set(data._embedded.custom_fields.map(({ type }: { type: string }) => type));
		expect([...types].sort()).toEqual([
			'birthday',
			'checkbox',
			'date',
			'date_time',
			'file',
			'legal_entity',
			'monetary',
			'multiselect',
			'multitext',
			'numeric',
			'radiobutton',
			'select',
			'smart_address',
			'streetaddress',
			'text',
			'textarea',
			'url',
		]);
	});

	it('can be read by type, one by one, and in pages', async () => {
		const { api } = await open({ companyFields: 200 });
		const first = (await api.get('/api/v4/companies/custom_fields')).data;
		expect(first).toMatchObject({ _total_items: 223, _page_count: 5 });
		const selects = (
			await api.get(
				'/api/v4/companies/custom_fields?filter[type][0]=select&filter[type][1]=radiobutton',
			)
		).data;
		expect(selects._embedded.custom_fields).toHaveLength(3);
		const [segment] = selects._embedded.custom_fields;
		expect((await api.get(`/api/v4/companies/custom_fields/${segment.id}`)).data).toMatchObject({
			name: 'Segment',
			type: 'select',
			entity_type: 'companies',
			enums: [
				{ value: 'SMB' },
				{ value: 'VIP' },
				{ value: '2026' },
				{ value: 'Moscow, Russia' },
				{},
				{},
			],
		});
		expect((await api.get('/api/v4/companies/custom_fields/1')).status).toBe(404);
	});

	it('of contacts and leads have their own ids', async () => {
		const { api } = await open();
		const phone = async (entity: string) =>
			(await api.get(`/api/v4/${entity}/custom_fields`)).data._embedded.custom_fields.find(
				({ code }: { code: string }) => code === 'PHONE',
			)?.id;
		expect(await phone('contacts')).not.toBe(await phone('companies'));
		expect(await phone('leads')).toBeUndefined();
	});

	it('cannot be written', async () => {
		const { api } = await open();
		expect((await api.post('/api/v4/companies/custom_fields', [])).status).toBe(405);
	});
});

describe('pipelines', () => {
	it('come with their stages, not paged', async () => {
		const { api } = await open();
		const { data } = await api.get('/api/v4/leads/pipelines');
		expect(data).toMatchObject({
			_total_items: 2,
			_embedded: { pipelines: [{ id: 3177727, is_main: true }, { is_main: false }] },
		});
		const { statuses } = data._embedded.pipelines[0]._embedded;
		expect(statuses.map(({ id }: { id: number }) => id)).toEqual([
			32392156, 32392159, 32392162, 32392165, 142, 143,
		]);
	});

	it('and stages can be read one by one; unknown ones are 404', async () => {
		const { api } = await open();
		expect((await api.get('/api/v4/leads/pipelines/3177727/statuses')).data._total_items).toBe(6);
		expect((await api.get('/api/v4/leads/pipelines/3177727/statuses/142')).data.name).toBe(
			'Closed - won',
		);
		expect((await api.get('/api/v4/leads/pipelines/1')).status).toBe(404);
		expect((await api.get('/api/v4/leads/pipelines/3177727/statuses/1')).status).toBe(404);
	});

	it('and loss reasons', async () => {
		const { api } = await open();
		expect((await api.get('/api/v4/leads/loss_reasons')).data._embedded.loss_reasons).toHaveLength(
			3,
		);
		expect((await api.get('/api/v4/leads/loss_reasons/4203748')).data.name).toBe('Too expensive');
	});
});
