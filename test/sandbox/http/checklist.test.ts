import type { AxiosInstance } from 'axios';
import { clientOf, closeAll, open } from '../helper';

afterEach(closeAll);

const entities = ['companies', 'contacts', 'leads'] as const;

async function idOf(api: AxiosInstance, entity: string, row: object = {}): Promise<number> {
	return (await api.post(`/api/v4/${entity}`, [row])).data._embedded[entity][0].id;
}

describe('content types and bodies', () => {
	it('are HAL for answers and problems for errors, with a request ID on all', async () => {
		const { api, sandbox } = await open();
		const good = await api.get('/api/v4/account');
		const bad = await api.get('/api/v4/nothing');
		expect(good.headers['content-type']).toBe('application/hal+json');
		expect(bad.headers['content-type']).toBe('application/problem+json');
		const none = await api.get('/api/v4/leads');
		const token = await clientOf(sandbox).post('/oauth2/access_token', {});
		for (const { headers } of [good, bad, none, token])
			expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
	});

	it.each([
		'leads',
		'contacts',
		'companies',
		'leads/notes',
		'leads?query=zzz',
		'leads/tags?query=zzz',
	])('%s: an empty list is 204 with nothing in it', async (path) => {
		const { api } = await open();
		const { status, data, headers } = await api.get(`/api/v4/${path}`);
		expect([status, data]).toEqual([204, '']);
		expect(headers['content-type']).toBeUndefined();
	});

	it.each(entities)('%s: a page past the end is 204', async (entity) => {
		const { api } = await open();
		await idOf(api, entity);
		expect((await api.get(`/api/v4/${entity}?page=2`)).status).toBe(204);
	});

	it.each([
		...entities.map((entity) => [`${entity}/5`, 204] as const),
		['leads/5/notes', 404],
		['leads/notes/5', 404],
		['leads/5/links', 404],
		['users/5', 404],
		['leads/pipelines/5', 404],
		['leads/pipelines/3177727/statuses/5', 404],
		['leads/loss_reasons/5', 404],
		['companies/custom_fields/5', 404],
	] as const)('%s does not exist: %i', async (path, expected) => {
		const { api } = await open();
		expect((await api.get(`/api/v4/${path}`)).status).toBe(expected);
	});

	it.each([
		['post', '/api/v4/companies', [], 'Request data can not be empty'],
		['post', '/api/v4/companies', {}, 'Request data can not be empty'],
		['patch', '/api/v4/companies', [], 'Request data can not be empty'],
		['post', '/api/v4/companies', { name: 'a' }, 'Request body must be an array of objects'],
		['post', '/api/v4/companies', ['a'], 'Request body must be an array of objects'],
	] as const)('%s %s %j is refused', async (method, path, body, detail) => {
		const { api } = await open();
		const { status, data } = await api[method](path, body);
		expect([status, data.detail]).toEqual([400, detail]);
	});
});

describe('methods', () => {
	it.each(entities)(
		'%s: POST and a list to one card are 405, DELETE everywhere',
		async (entity) => {
			const { api } = await open();
			const id = await idOf(api, entity);
			const path = `/api/v4/${entity}/${id}`;
			expect((await api.post(path, { name: 'a' })).status).toBe(405);
			expect((await api.patch(path, [{ name: 'a' }])).status).toBe(405);
			for (const one of [path, `/api/v4/${entity}`, `/api/v4/${entity}/notes`])
				expect((await api.delete(one)).status).toBe(405);
		},
	);

	it.each(entities)('%s: POST with an ID makes a new card', async (entity) => {
		const { api, sandbox } = await open();
		const id = await idOf(api, entity);
		expect(await idOf(api, entity, { id })).not.toBe(id);
		expect(sandbox.records(entity)).toHaveLength(2);
	});
});

describe('sizes', () => {
	it.each(['/api/v4/leads', '/api/v4/leads/notes', '/api/v4/leads/tags'])(
		'%s: more than 250 rows are refused, not cut',
		async (path) => {
			const { api, sandbox } = await open();
			const rows = Array.from({ length: 251 }, () => ({ name: 'a' }));
			expect((await api.post(path, rows)).status).toBe(422);
			expect(sandbox.records('leads')).toEqual([]);
		},
	);

	it('complex takes 50 leads, and 40 fields in each card', async () => {
		const { api } = await open();
		const path = '/api/v4/leads/complex';
		const rows = Array.from({ length: 51 }, () => ({ name: 'a' }));
		expect((await api.post(path, rows)).status).toBe(422);
		expect((await api.post(path, rows.slice(1))).status).toBe(200);
		const fields = Array.from({ length: 41 }, () => ({ field_code: 'ORDER_NUMBER', values: null }));
		const { data } = await api.post(path, [{ custom_fields_values: fields }]);
		expect(data['validation-errors'][0].errors).toMatchObject([
			{ code: 'TooMany', path: 'custom_fields_values' },
		]);
	});

	it.each([
		'leads',
		'contacts',
		'companies',
		'leads/tags',
		'leads/notes',
		'leads/custom_fields',
		'users',
	])('%s: a page has 250 at most, and pages begin with 1', async (path) => {
		const { api } = await open();
		const { status, data } = await api.get(`/api/v4/${path}?limit=251`);
		expect([status, data.detail]).toEqual([422, 'Limit 250 per page']);
		for (const query of ['page=0', 'limit=0', 'page=x', 'limit=-1'])
			expect((await api.get(`/api/v4/${path}?${query}`)).status).toBe(400);
	});

	it('a tag of leads has one of the documented colours', async () => {
		const { api } = await open();
		const send = async (color: unknown) =>
			(await api.post('/api/v4/leads/tags', [{ name: 'a', color }])).status;
		expect(await send('red')).toBe(400);
		expect(await send('10599D')).toBe(200);
		expect(await send(null)).toBe(200);
	});
});

describe('request_id', () => {
	it.each(entities)('%s: comes back as sent, or as the index', async (entity) => {
		const { api } = await open({ answerOrder: 'sent' });
		const { data } = await api.post(`/api/v4/${entity}`, [{ request_id: 'x y' }, {}]);
		expect(
			data._embedded[entity].map(({ request_id }: { request_id: string }) => request_id),
		).toEqual(['x y', '1']);
	});

	it('is a list in complex, whose answer has no wrapper', async () => {
		const { api } = await open({ answerOrder: 'sent' });
		const { data } = await api.post('/api/v4/leads/complex', [{ request_id: 'r' }, {}]);
		expect(data).toMatchObject([
			{ request_id: ['r'], contact_id: null, company_id: null, merged: false },
			{ request_id: ['1'] },
		]);
	});
});

describe('answers to writes', () => {
	it.each([
		['companies', ['_links', 'id', 'name', 'updated_at']],
		['contacts', ['_links', 'id', 'name', 'updated_at']],
		['leads', ['_links', 'id', 'updated_at']],
	])('%s: nothing but %j after PATCH, not wrapped for one card', async (entity, keys) => {
		const { api } = await open();
		const created = await api.post(`/api/v4/${entity}`, [{ name: 'a' }]);
		const [element] = created.data._embedded[entity];
		expect(Object.keys(element).sort()).toEqual(['_links', 'id', 'request_id']);
		const many = await api.patch(`/api/v4/${entity}`, [{ id: element.id, name: 'b' }]);
		expect(Object.keys(many.data._embedded[entity][0]).sort()).toEqual(keys);
		const one = await api.patch(`/api/v4/${entity}/${element.id}`, { name: 'c' });
		expect(Object.keys(one.data).sort()).toEqual(keys);
	});
});

describe('lists', () => {
	it.each([
		['leads', ['_page', '_links', '_embedded']],
		['leads/tags', ['_page', '_links', '_embedded']],
		['leads/custom_fields', ['_total_items', '_page_count', '_page', '_links', '_embedded']],
		['users', ['_total_items', '_page_count', '_page', '_links', '_embedded']],
		['leads/pipelines', ['_total_items', '_links', '_embedded']],
		['leads/pipelines/3177727/statuses', ['_total_items', '_links', '_embedded']],
	])('%s has %j', async (path, keys) => {
		const { api } = await open({ leads: 1 });
		expect(Object.keys((await api.get(`/api/v4/${path}`)).data).sort()).toEqual([...keys].sort());
	});

	it('have a next page that may not exist, unless told otherwise', async () => {
		const { api, sandbox } = await open({ leads: 3 });
		const next = async (query: string) =>
			(await api.get(`/api/v4/leads?${query}`)).data._links.next?.href;
		expect(await next('limit=3')).toBe(`${sandbox.url}/api/v4/leads?limit=3&page=2`);
		sandbox.set({ alwaysNext: false });
		expect(await next('limit=3')).toBeUndefined();
		expect(await next('limit=2')).toContain('page=2');
	});

	it('have links to the first and the previous page from page 2 on', async () => {
		const { api } = await open({ leads: 3 });
		const { data } = await api.get('/api/v4/leads?limit=1&page=2');
		expect(Object.keys(data._links).sort()).toEqual(['first', 'next', 'prev', 'self']);
	});

	it.each([
		['leads', 'order[created_at]=desc', 200],
		['contacts', 'order[created_at]=desc', 400],
		['contacts', 'order[updated_at]=desc', 200],
		['companies', 'order[name]=asc', 400],
		['leads', 'order[id]=up', 400],
		['leads', 'order=id', 400],
		['leads', 'order[id]=asc&order[updated_at]=asc', 400],
		['leads', 'order[constructor]=asc', 400],
		['leads/custom_fields', 'order[sort]=desc', 200],
		['leads/custom_fields', 'order[name]=desc', 400],
	])('%s?%s: %i', async (path, query, expected) => {
		const { api } = await open({ leads: 1, contacts: 1, companies: 1 });
		expect((await api.get(`/api/v4/${path}?${query}`)).status).toBe(expected);
	});

	it('filter by stage needs the pipeline beside it; otherwise it does nothing', async () => {
		const { api } = await open({ filtersEnabled: true, leads: 2 });
		const count = async (query: string) => {
			const { status, data } = await api.get(`/api/v4/leads?${query}`);
			return status === 204 ? 0 : data._embedded.leads.length;
		};
		expect(await count('filter[statuses][0][status_id]=142')).toBe(2);
		expect(await count('filter[statuses][]=142')).toBe(2);
		expect(
			await count('filter[statuses][0][pipeline_id]=3177727&filter[statuses][0][status_id]=142'),
		).toBe(0);
	});
});

describe('stages', () => {
	it('set the closing time, and clear it with the loss reason', async () => {
		const { api, sandbox } = await open();
		const id = await idOf(api, 'leads');
		const patch = (row: object) => api.patch(`/api/v4/leads/${id}`, row);
		await patch({ status_id: 143, pipeline_id: 3177730, loss_reason_id: 4203748 });
		expect(sandbox.records('leads')).toMatchObject([
			{ pipeline_id: 3177730, closed_at: expect.any(Number), loss_reason_id: 4203748 },
		]);
		await patch({ status_id: 32392183 });
		expect(sandbox.records('leads')).toMatchObject([{ closed_at: null, loss_reason_id: null }]);
	});

	it('show the loss reason in full, as a list', async () => {
		const { api, sandbox } = await open();
		const id = await idOf(api, 'leads', { status_id: 143, loss_reason_id: 4203748 });
		const reason = {
			id: 4203748,
			name: 'Too expensive',
			sort: 100,
			created_at: expect.any(Number),
			updated_at: expect.any(Number),
			_links: { self: { href: `${sandbox.url}/api/v4/leads/loss_reasons/4203748` } },
		};
		const one = await api.get(`/api/v4/leads/${id}?with=loss_reason`);
		expect(one.data._embedded.loss_reason).toEqual([reason]);
		const list = await api.get('/api/v4/leads?with=loss_reason');
		expect(list.data._embedded.leads[0]._embedded.loss_reason).toEqual([reason]);
		expect((await api.get('/api/v4/leads/loss_reasons/4203748')).data).toEqual(reason);
	});
});

describe('the account', () => {
	it('tells its zone, formats, country and currency, as seen live', async () => {
		const { api } = await open({ country: 'KZ', currency: 'KZT', timezone: 'Asia/Almaty' });
		expect((await api.get('/api/v4/account')).data).toMatchObject({
			timezone: 'Asia/Almaty',
			timezone_offset: '+05:00',
			datetime_formats: {
				date: 'd.m.Y',
				time: 'H:i',
				date_time: 'd.m.Y H:i',
				time_date: 'H:i d.m.Y',
			},
			country: 'KZ',
			currency: 'KZT',
			currency_symbol: '₸',
			language: 'ru',
		});
	});
});

describe('rights of the user in X-Context-User-ID', () => {
	const as = (userId: number) => ({ headers: { 'X-Context-User-ID': String(userId) } });
	const manager = as(7001002);

	it('see the account, but not the users', async () => {
		const { api } = await open();
		expect((await api.get('/api/v4/account', manager)).status).toBe(200);
		for (const path of ['users', 'users/7001002']) {
			const { status, data } = await api.get(`/api/v4/${path}`, manager);
			expect(status).toBe(403);
			expect(data.detail).toBe('Insufficient rights to call this method');
		}
	});

	it('make records of their own and change only these', async () => {
		const { api, sandbox } = await open();
		const mine = await idOf(api, 'leads', { name: 'mine' });
		const { data } = await api.post('/api/v4/leads', [{ name: 'hers' }], manager);
		const hers = data._embedded.leads[0].id;
		expect(sandbox.records('leads')).toMatchObject([
			{ responsible_user_id: 7001001 },
			{ responsible_user_id: 7001002, created_by: 7001002, updated_by: 7001002 },
		]);
		const change = (id: number) => api.patch(`/api/v4/leads/${id}`, { price: 5 }, manager);
		expect((await change(hers)).status).toBe(200);
		expect((await change(mine)).status).toBe(403);
		const both = [
			{ id: hers, price: 6 },
			{ id: mine, price: 6 },
		];
		expect((await api.patch('/api/v4/leads', both, manager)).status).toBe(403);
		expect(sandbox.records('leads').map(({ price }) => price)).toEqual([0, 5]);
	});

	it('are the same for a token whose owner is no administrator', async () => {
		const { api, sandbox } = await open({ isAdmin: false });
		const id = sandbox.stranger({ deed: 'create', kind: 'leads', values: { name: 'theirs' } });
		expect((await api.get('/api/v4/users')).status).toBe(403);
		expect((await api.patch(`/api/v4/leads/${id}`, { price: 1 })).status).toBe(403);
		expect((await api.get('/api/v4/account', manager)).status).toBe(401);
	});
});
