import type { AxiosInstance } from 'axios';
import { closeAll, open } from '../helper';

afterEach(closeAll);

const path = '/api/v4/companies';
interface Small {
	id: number;
	request_id: string;
}
const created = async (api: AxiosInstance, rows: object[]): Promise<Small[]> =>
	(await api.post(path, rows)).data._embedded.companies;
const named = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ name: `Company ${index}` }));

describe('creating companies', () => {
	it('answers id, request_id and link of every row, nothing else', async () => {
		const { sandbox, api } = await open();
		const { status, data } = await api.post(path, [{ name: 'Rocket LLC', request_id: 'c1' }]);
		const [company] = sandbox.records('companies');
		const href = `${sandbox.url}${path}`;
		expect(status).toBe(200);
		expect(data).toEqual({
			_links: { self: { href } },
			_embedded: {
				companies: [
					{
						id: company?.id,
						request_id: 'c1',
						_links: { self: { href: `${href}/${company?.id}` } },
					},
				],
			},
		});
	});

	it('answers the index as text where no request_id was sent, in any order', async () => {
		const { sandbox, api } = await open();
		const elements = await created(api, named(30));
		const ids = elements.map(({ request_id }) => request_id);
		expect(ids).not.toEqual(named(30).map((_, index) => String(index)));
		for (const { id, request_id } of elements) {
			expect(sandbox.records('companies').find((record) => record.id === id)?.name).toBe(
				`Company ${request_id}`,
			);
		}
	});

	it('keeps the sent order, or reverses it, when told so', async () => {
		const { sandbox, api } = await open({ answerOrder: 'sent' });
		expect((await created(api, named(3))).map(({ request_id }) => request_id)).toEqual([
			'0',
			'1',
			'2',
		]);
		sandbox.set({ answerOrder: 'reversed' });
		expect((await created(api, named(3))).map(({ request_id }) => request_id)).toEqual([
			'2',
			'1',
			'0',
		]);
	});

	it('gives growing ids with gaps', async () => {
		const { sandbox, api } = await open();
		await created(api, named(50));
		const ids = sandbox.records('companies').map(({ id }) => id);
		const steps = ids.slice(1).map((id, index) => id - (ids[index] ?? 0));
		expect(Math.min(...steps)).toBeGreaterThan(0);
		expect(new Set(steps).size).toBeGreaterThan(2);
	});

	it('fills in what is not sent', async () => {
		const { sandbox, api } = await open();
		await created(api, [{}]);
		const now = Math.floor(Date.now() / 1000);
		const [company] = sandbox.records('companies');
		expect(company).toMatchObject({
			name: '',
			responsible_user_id: 7001001,
			created_by: 7001001,
			updated_by: 7001001,
			group_id: 0,
			closest_task_at: null,
			is_deleted: false,
			custom_fields_values: null,
			account_id: 30100200,
			_embedded: { tags: [] },
		});
		expect(Math.abs((company?.created_at ?? 0) - now)).toBeLessThan(3);
		expect(company).not.toHaveProperty('request_id');
	});

	it('keeps what is sent: responsible user, author 0, times', async () => {
		const { sandbox, api } = await open();
		await created(api, [
			{
				name: 'X',
				responsible_user_id: 7001003,
				created_by: 0,
				created_at: 1600000000,
				updated_at: 1600000001,
			},
		]);
		expect(sandbox.records('companies')[0]).toMatchObject({
			responsible_user_id: 7001003,
			group_id: 550101,
			created_by: 0,
			created_at: 1600000000,
			updated_at: 1600000001,
		});
	});

	it('makes a new company even when an id is sent', async () => {
		const { sandbox, api } = await open({ companies: 1 });
		const { id = 0 } = sandbox.records('companies')[0] ?? {};
		await created(api, [{ id, name: 'Second' }]);
		expect(sandbox.records('companies')).toHaveLength(2);
	});

	it('refuses an empty body, an empty list and an object', async () => {
		const { api } = await open();
		for (const body of [undefined, [], {}]) {
			const { status, data } = await api.post(path, body);
			expect([status, data.detail]).toEqual([400, 'Request data can not be empty']);
		}
		expect((await api.post(path, { name: 'X' })).status).toBe(400);
	});

	it('refuses text that is no JSON with 400, another media type with 415', async () => {
		const { api } = await open();
		expect(
			(await api.post(path, '[{', { headers: { 'Content-Type': 'application/json' } })).status,
		).toBe(400);
		expect(
			(await api.post(path, 'name=X', { headers: { 'Content-Type': 'text/plain' } })).status,
		).toBe(415);
	});

	it('takes 250 rows and refuses 251 whole', async () => {
		const { sandbox, api } = await open();
		expect((await api.post(path, named(251))).status).toBe(422);
		expect(sandbox.records('companies')).toHaveLength(0);
		expect((await api.post(path, named(250))).status).toBe(200);
	});
});

describe('reading companies', () => {
	it('answers 204 without a body for an empty list, a page past the end and a missing id', async () => {
		const { sandbox, api } = await open();
		const empty = await api.get(path);
		expect([empty.status, empty.data, empty.headers['content-type']]).toEqual([204, '', undefined]);
		await created(api, named(1));
		expect((await api.get(`${path}?page=2`)).status).toBe(204);
		expect((await api.get(`${path}/1`)).status).toBe(204);
		expect((await api.get(`${path}/${sandbox.records('companies')[0]?.id}`)).data.name).toBe(
			'Company 0',
		);
	});

	it('pages by 50, has no totals, and offers a next page even when there is none', async () => {
		const { sandbox, api } = await open({ companies: 60 });
		const first = (await api.get(path)).data;
		expect(first._embedded.companies).toHaveLength(50);
		expect(first._page).toBe(1);
		expect(first).not.toHaveProperty('_total_items');
		const second = (await api.get(first._links.next.href)).data;
		expect(second._embedded.companies).toHaveLength(10);
		expect(Object.keys(second._links)).toEqual(['self', 'next', 'first', 'prev']);
		sandbox.set({ alwaysNext: false });
		expect((await api.get(`${path}?page=2`)).data._links.next).toBeUndefined();
	});

	it('refuses more than 250 per page, page 0 and a limit that is no number', async () => {
		const { api } = await open({ companies: 1 });
		const { status, data } = await api.get(`${path}?limit=251`);
		expect([status, data.detail]).toEqual([422, 'Limit 250 per page']);
		expect((await api.get(`${path}?page=0`)).status).toBe(400);
		expect((await api.get(`${path}?limit=x`)).status).toBe(400);
	});

	it('lists newest first on order[id]=desc, without gaps between pages', async () => {
		const { sandbox, api } = await open({ companies: 25 });
		const ids: number[] = [];
		for (const page of [1, 2, 3]) {
			const { data } = await api.get(`${path}?limit=10&page=${page}&order[id]=desc`);
			ids.push(...data._embedded.companies.map(({ id }: Small) => id));
		}
		expect(ids).toEqual(
			sandbox
				.records('companies')
				.map(({ id }) => id)
				.reverse(),
		);
	});

	it('sorts by updated_at, refuses unknown order fields', async () => {
		const { api } = await open();
		await created(api, [
			{ name: 'new', updated_at: 1700000002 },
			{ name: 'old', updated_at: 1700000001 },
		]);
		const { data } = await api.get(`${path}?order[updated_at]=asc`);
		expect(data._embedded.companies.map(({ name }: { name: string }) => name)).toEqual([
			'old',
			'new',
		]);
		expect((await api.get(`${path}?order[name]=asc`)).status).toBe(400);
	});

	it('embeds contacts, leads, customers and list elements only on with', async () => {
		const { sandbox, api } = await open({ companies: 1, contacts: 1 });
		const [company] = sandbox.records('companies');
		const [contact] = sandbox.records('contacts');
		await api.post(`${path}/${company?.id}/link`, [
			{ to_entity_id: contact?.id, to_entity_type: 'contacts' },
		]);
		const plain = (await api.get(`${path}/${company?.id}`)).data;
		expect(Object.keys(plain._embedded)).toEqual(['tags']);
		const full = (
			await api.get(
				`${path}/${company?.id}?with=contacts,leads,customers,catalog_elements,nonsense`,
			)
		).data;
		expect(full._embedded).toMatchObject({
			contacts: [{ id: contact?.id }],
			leads: [],
			customers: [],
			catalog_elements: [],
		});
	});
});

describe('updating companies', () => {
	it('changes only what is sent and answers id, name, updated_at', async () => {
		const { sandbox, api } = await open();
		const [row] = await created(api, [
			{ name: 'A', responsible_user_id: 7001002, updated_at: 1600000000 },
		]);
		const { status, data } = await api.patch(path, [{ id: row?.id, name: 'B' }]);
		expect(status).toBe(200);
		expect(data._embedded.companies).toEqual([
			{
				id: row?.id,
				name: 'B',
				updated_at: expect.any(Number),
				_links: { self: { href: `${sandbox.url}${path}/${row?.id}` } },
			},
		]);
		expect(sandbox.records('companies')[0]).toMatchObject({
			name: 'B',
			responsible_user_id: 7001002,
		});
	});

	it('answers a bare object for one company', async () => {
		const { api } = await open();
		const [row] = await created(api, [{ name: 'A' }]);
		const { data } = await api.patch(`${path}/${row?.id}`, { name: 'B' });
		expect(data).toMatchObject({ id: row?.id, name: 'B' });
		expect(data).not.toHaveProperty('_embedded');
	});

	it('refuses rows without id, with an unknown id, with id 0', async () => {
		const { api } = await open();
		await created(api, [{ name: 'A' }]);
		const { status, data } = await api.patch(path, [
			{ name: 'B' },
			{ id: 1 },
			{ id: 0 },
			{ id: '5' },
		]);
		expect(status).toBe(400);
		const codes = data['validation-errors'].map(
			({ errors }: { errors: Array<{ code: string }> }) => errors[0]?.code,
		);
		expect(codes).toEqual(['FieldMissing', 'NotSupportedChoice', 'TooLow', 'InvalidType']);
	});

	it('leaves request_id out of the errors of one company', async () => {
		const { api } = await open();
		const [row] = await created(api, [{ name: 'A' }]);
		const { data } = await api.patch(`${path}/${row?.id}`, { name: 5 });
		expect(data['validation-errors']).toEqual([
			{
				errors: [
					{ code: 'InvalidType', path: 'name', detail: 'This value should be of type string.' },
				],
			},
		]);
	});
});

describe('methods', () => {
	it('405 for everything that is not offered', async () => {
		const { sandbox, api } = await open({ companies: 1 });
		const one = `${path}/${sandbox.records('companies')[0]?.id}`;
		const answers = [
			await api.delete(path),
			await api.put(path, []),
			await api.delete(one),
			await api.post(one, { name: 'X' }),
			await api.patch(one, [{ name: 'X' }]),
		];
		expect(answers.map(({ status }) => status)).toEqual([405, 405, 405, 405, 405]);
	});
});
