import type { AxiosInstance } from 'axios';
import { sleep } from 'n8n-workflow';
import { closeAll, open } from './helper';

afterEach(closeAll);

const seconds = (): number => Math.floor(Date.now() / 1000);

async function namesOf(api: AxiosInstance, path: string): Promise<string[]> {
	const { status, data } = await api.get(path);
	if (status === 204) return [];
	const [rows] = Object.values<Array<{ name: string }>>(data._embedded);
	return (rows ?? []).map(({ name }) => name);
}

describe("the account's clock", () => {
	it('is ours unless told otherwise', async () => {
		const { sandbox, api } = await open();
		const { headers } = await api.post('/api/v4/companies', [{ name: 'a' }]);
		expect(Math.abs(Date.parse(headers.date) / 1000 - seconds())).toBeLessThan(5);
		expect(Math.abs((sandbox.records('companies')[0]?.created_at ?? 0) - seconds())).toBeLessThan(
			5,
		);
	});

	it.each([-720, 300])('%i s apart: every time it names is its own', async (clockOffsetSeconds) => {
		const { sandbox, api } = await open({ clockOffsetSeconds });
		const isItsTime = (time: number) =>
			expect(Math.abs(time - clockOffsetSeconds - seconds())).toBeLessThan(5);
		const created = await api.post('/api/v4/leads', [{ name: 'a', status_id: 142 }]);
		isItsTime(Date.parse(created.headers.date) / 1000);
		const [lead] = sandbox.records('leads');
		for (const key of ['created_at', 'updated_at', 'closed_at']) isItsTime(Number(lead?.[key]));
		const path = `/api/v4/leads/${lead?.id}`;
		isItsTime((await api.patch(path, { name: 'b' })).data.updated_at);
		await api.post(`${path}/notes`, [{ note_type: 'common', params: { text: 'x' } }]);
		isItsTime(Number(sandbox.notes('leads')[0]?.created_at));
		const tokens = await api.post(
			'/oauth2/access_token',
			{
				client_id: sandbox.oauth.clientId,
				client_secret: sandbox.oauth.clientSecret,
				grant_type: 'refresh_token',
				refresh_token: sandbox.oauth.issueTokens().refresh_token,
			},
			{ headers: { Authorization: undefined } },
		);
		isItsTime(tokens.data.server_time);
		for (const path of ['/api/v4/leads?page=9', '/api/v4/nothing', '/oauth']) {
			isItsTime(Date.parse((await api.get(path)).headers.date) / 1000);
		}
	});

	it('stands on answers of faults too', async () => {
		const { sandbox, api } = await open({ clockOffsetSeconds: 3600 });
		sandbox.addFault({ when: 'before', answer: 'status', status: 504 });
		const { headers } = await api.get('/api/v4/leads');
		expect(Date.parse(headers.date) / 1000 - seconds()).toBeGreaterThan(3500);
	});
});

describe('lists that lag', () => {
	// Long enough that nothing catches up.
	const lagMs = 3_600_000;

	it('do not show what was written since, while the record itself is there', async () => {
		const { sandbox, api } = await open({ lagMs });
		const { data } = await api.post('/api/v4/contacts', [{ name: 'new' }]);
		const [{ id }] = data._embedded.contacts;
		expect((await api.get('/api/v4/contacts')).status).toBe(204);
		expect((await api.get('/api/v4/contacts?query=new')).status).toBe(204);
		expect((await api.get(`/api/v4/contacts?filter[id]=${id}`)).status).toBe(204);
		expect((await api.get(`/api/v4/contacts/${id}`)).data.name).toBe('new');
		expect(sandbox.records('contacts')).toHaveLength(1);
		sandbox.set({ lagMs: 0 });
		expect(await namesOf(api, '/api/v4/contacts')).toEqual(['new']);
	});

	it('show records, links and notes as they were', async () => {
		const { sandbox, api } = await open();
		const one = (await api.post('/api/v4/leads', [{ name: 'old' }])).data._embedded.leads[0].id;
		const contact = (await api.post('/api/v4/contacts', [{ name: 'c' }])).data._embedded.contacts[0]
			.id;
		sandbox.set({ lagMs });
		await api.patch(`/api/v4/leads/${one}`, { name: 'changed' });
		await api.patch(`/api/v4/leads/${one}`, { name: 'changed again', price: 5 });
		await api.post(`/api/v4/leads/${one}/link`, [
			{ to_entity_id: contact, to_entity_type: 'contacts' },
		]);
		await api.post(`/api/v4/leads/${one}/notes`, [{ note_type: 'common', params: { text: 'x' } }]);
		const list = await api.get('/api/v4/leads?with=contacts&order[updated_at]=desc');
		expect(list.data._embedded.leads).toMatchObject([
			{ name: 'old', price: 0, _embedded: { contacts: [] } },
		]);
		expect((await api.get('/api/v4/leads?query=changed')).status).toBe(204);
		expect((await api.get(`/api/v4/leads/notes`)).status).toBe(204);
		const links = await api.get(`/api/v4/leads/links?filter[entity_id][]=${one}`);
		expect(links.data._embedded.links).toEqual([]);
		const alone = await api.get(`/api/v4/leads/${one}?with=contacts`);
		expect(alone.data).toMatchObject({
			name: 'changed again',
			_embedded: { contacts: [{ id: contact }] },
		});
	});

	it('catch up when the time is over', async () => {
		const { api } = await open({ lagMs: 400 });
		await api.post('/api/v4/companies', [{ name: 'a' }]);
		expect(await namesOf(api, '/api/v4/companies')).toEqual([]);
		await sleep(450);
		expect(await namesOf(api, '/api/v4/companies')).toEqual(['a']);
	});

	it('keep showing what was merged away', async () => {
		const { sandbox, api } = await open();
		await api.post('/api/v4/contacts', [{ name: 'a' }, { name: 'b' }]);
		const [a, b] = sandbox.records('contacts').map(({ id }) => id);
		sandbox.set({ lagMs });
		sandbox.stranger({ deed: 'merge', kind: 'contacts', id: a, into: b });
		expect(await namesOf(api, '/api/v4/contacts')).toEqual(['a', 'b']);
		expect((await api.get(`/api/v4/contacts/${a}`)).status).toBe(204);
	});
});

describe('other people', () => {
	it('create records under their own name, or as the robot', async () => {
		const { sandbox, api } = await open();
		const id = sandbox.stranger({ deed: 'create', kind: 'contacts', values: { name: 'Anna' } });
		sandbox.stranger({ deed: 'create', kind: 'contacts', values: { name: 'Anna' }, by: 0 });
		expect((await api.get(`/api/v4/contacts/${id}`)).data).toMatchObject({
			name: 'Anna',
			created_by: 7001002,
			responsible_user_id: 7001002,
		});
		expect(sandbox.records('contacts').map(({ created_by }) => created_by)).toEqual([7001002, 0]);
	});

	it('change records, but not to what the API would refuse', async () => {
		const { sandbox, api } = await open();
		await api.post('/api/v4/leads', [{ name: 'a' }]);
		const [{ id = 0 } = {}] = sandbox.records('leads');
		sandbox.stranger({ deed: 'change', kind: 'leads', id, values: { price: 5 }, by: 7001003 });
		expect(sandbox.records('leads')).toMatchObject([{ price: 5, updated_by: 7001003, name: 'a' }]);
		expect(() =>
			sandbox.stranger({ deed: 'change', kind: 'leads', id, values: { price: '5' } }),
		).toThrow('InvalidType price');
		expect(() => sandbox.stranger({ deed: 'change', kind: 'leads', id: 1 })).toThrow('no leads 1');
	});

	it('merge two contacts: one is gone, the other has everything of both', async () => {
		const { sandbox, api } = await open();
		const phone = [{ field_code: 'PHONE', values: [{ value: '+7' }] }];
		await api.post('/api/v4/contacts', [
			{ name: 'a', custom_fields_values: phone, tags_to_add: [{ name: 'x' }] },
			{ name: 'b', tags_to_add: [{ name: 'y' }] },
		]);
		const [a = 0, b = 0] = sandbox.records('contacts').map(({ id }) => id);
		await api.post('/api/v4/leads', [{ name: 'l', _embedded: { contacts: [{ id: a }] } }]);
		sandbox.stranger({ deed: 'merge', kind: 'contacts', id: a, into: b });
		expect((await api.get(`/api/v4/contacts/${a}`)).status).toBe(204);
		expect((await api.patch(`/api/v4/contacts/${a}`, { name: 'c' })).status).toBe(404);
		const { data } = await api.get(`/api/v4/contacts/${b}?with=leads`);
		expect(data).toMatchObject({ name: 'b', updated_by: 7001002 });
		expect(data.custom_fields_values[0].values[0].value).toBe('+7');
		expect(data._embedded.tags.map(({ name }: { name: string }) => name)).toEqual(['y', 'x']);
		expect(data._embedded.leads).toHaveLength(1);
		expect(sandbox.foreignWrites()).toEqual([
			{ deed: 'merge', kind: 'contacts', id: a, into: b, by: 7001002 },
		]);
	});

	it('write while a run is under way, in the same way each time', async () => {
		const run = async () => {
			const { sandbox, api } = await open({ strangersEvery: 2, answerOrder: 'sent' });
			for (let index = 0; index < 40; index += 1)
				await api.post('/api/v4/contacts', [{ name: `row ${index % 3}` }]);
			return sandbox.foreignWrites();
		};
		const writes = await run();
		expect(new Set(writes.map(({ deed }) => deed))).toEqual(new Set(['create', 'change', 'merge']));
		expect(writes.some(({ by }) => by === 7001001)).toBe(false);
		expect(writes.some(({ by }) => by === 0)).toBe(true);
		expect(await run()).toEqual(writes);
	});

	it('create only what they are told to, under the names they are given', async () => {
		const { sandbox, api } = await open({
			strangersEvery: 1,
			strangersDo: ['create'],
			strangersNames: ['Theirs'],
		});
		await api.get('/api/v4/leads');
		await api.get('/api/v4/leads');
		expect(sandbox.records('leads').map(({ name }) => name)).toEqual(['Theirs', 'Theirs']);
	});

	it('can be sent over the control address', async () => {
		const { sandbox, api } = await open();
		const order = { deed: 'create', kind: 'companies', values: { name: 'x' } };
		const { data } = await api.post('/sandbox/stranger', order);
		expect(sandbox.records('companies').map(({ id }) => id)).toEqual([data.id]);
		expect((await api.post('/sandbox/stranger', { deed: 'create' })).status).toBe(400);
		expect(
			(await api.post('/sandbox/stranger', { ...order, values: { foo: 1 } })).data.message,
		).toContain('FieldNotExpected foo');
		expect((await api.get('/sandbox/foreign-writes')).data).toHaveLength(1);
	});
});

describe('an automation', () => {
	it('changes records right after they were created, and signs with 0', async () => {
		const { sandbox, api } = await open({
			robot: ['price', 'stage', 'responsible', 'author', 'name', 'tag'],
		});
		await api.post('/api/v4/leads', [{ name: 'a', price: 10 }]);
		const [lead] = sandbox.records('leads');
		expect(lead).toMatchObject({
			name: 'a (robot)',
			price: 1010,
			status_id: 32392162,
			created_by: 0,
			updated_by: 0,
			_embedded: { tags: [{ name: 'robot' }] },
		});
		expect(lead?.responsible_user_id).not.toBe(7001001);
	});

	it('takes every n-th record, of leads with contacts and companies too', async () => {
		const { sandbox, api } = await open({ robot: ['responsible'], robotEvery: 2 });
		await api.post('/api/v4/companies', [{ name: 'a' }, { name: 'b' }]);
		await api.post('/api/v4/leads/complex', [
			{ name: 'l', _embedded: { contacts: [{ name: 'c' }], companies: [{ name: 'd' }] } },
		]);
		const touched = sandbox.foreignWrites().map(({ kind }) => kind);
		expect(touched).toEqual(['companies', 'companies']);
		expect(sandbox.records('companies').map(({ updated_by }) => updated_by)).toEqual([
			7001001, 0, 0,
		]);
	});

	it('may come a little later', async () => {
		const { sandbox, api } = await open({ robot: ['tag'], robotDelayMs: 100 });
		await api.post('/api/v4/contacts', [{ name: 'a' }]);
		expect(sandbox.foreignWrites()).toEqual([]);
		await sleep(150);
		expect(sandbox.foreignWrites()).toHaveLength(1);
	});
});

describe('an archived pipeline', () => {
	it('is there when asked for, with a stage named as one of the main pipeline', async () => {
		const { api } = await open({ archivedPipeline: true });
		const { data } = await api.get('/api/v4/leads/pipelines');
		expect(data._embedded.pipelines).toHaveLength(3);
		const archive = data._embedded.pipelines[2];
		expect(archive).toMatchObject({ name: 'Archive', is_archive: true, is_main: false });
		expect(archive._embedded.statuses.map(({ name }: { name: string }) => name)).toEqual([
			'Incoming leads',
			'Old stage',
			'First contact',
			'Closed - won',
			'Closed - lost',
		]);
	});
});
