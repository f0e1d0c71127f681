import type { AxiosInstance } from 'axios';
import { closeAll, open } from './helper';

afterEach(closeAll);

const entities = ['companies', 'contacts', 'leads'] as const;
const common = (text: string, more: object = {}) => ({
	note_type: 'common',
	params: { text },
	...more,
});
const finding = async (api: AxiosInstance, row: object): Promise<unknown> =>
	(await api.post('/api/v4/companies/notes', [row])).data['validation-errors']?.[0].errors[0];

describe.each(entities)('notes at %s', (entity) => {
	it('are added to many records, answered small, and read newest first', async () => {
		const { sandbox, api } = await open({ [entity]: 2 });
		const [one = 0, two = 0] = sandbox.records(entity).map(({ id }) => id);
		const { status, data } = await api.post(`/api/v4/${entity}/notes`, [
			common('first', { entity_id: one, request_id: 'a' }),
			common('second', { entity_id: two }),
		]);
		expect(status).toBe(200);
		expect(data._embedded.notes).toMatchObject([
			{ entity_id: one, request_id: 'a' },
			{ entity_id: two, request_id: '1' },
		]);
		const list = await api.get(`/api/v4/${entity}/notes?order[id]=desc`);
		expect(list.data._embedded.notes).toMatchObject([
			{ entity_id: two, note_type: 'common', params: { text: 'second' } },
			{ entity_id: one, params: { text: 'first' } },
		]);
		expect(sandbox.notes(entity)).toHaveLength(2);
	});

	it('are added to the record of the path, and read there', async () => {
		const { sandbox, api } = await open({ [entity]: 2 });
		const [one = 0, two = 0] = sandbox.records(entity).map(({ id }) => id);
		const { data } = await api.post(`/api/v4/${entity}/${one}/notes`, [common('hers')]);
		const [{ id }] = data._embedded.notes;
		const list = await api.get(`/api/v4/${entity}/${one}/notes`);
		expect(list.data._embedded.notes).toMatchObject([{ id, params: { text: 'hers' } }]);
		expect((await api.get(`/api/v4/${entity}/notes/${id}`)).data).toMatchObject({ entity_id: one });
		expect((await api.get(`/api/v4/${entity}/${two}/notes`)).status).toBe(204);
		expect((await api.get(`/api/v4/${entity}/${two}/notes/${id}`)).status).toBe(404);
		expect((await api.post(`/api/v4/${entity}/1/notes`, [common('x')])).status).toBe(404);
	});
});

describe('notes', () => {
	it.each<[string, object, object]>([
		[
			'text beside params',
			{ note_type: 'common', text: 'x', params: {} },
			{ code: 'FieldMissing', path: 'params.text' },
		],
		['no text', { note_type: 'common', params: {} }, { code: 'FieldMissing', path: 'params.text' }],
		[
			'a kind that only amoCRM makes',
			{ note_type: 'chat', params: {} },
			{ code: 'NotSupportedChoice', path: 'note_type' },
		],
		[
			'null where it is left out',
			{
				note_type: 'call_in',
				params: { uniq: 'a', duration: 1, source: 's', phone: '1', link: null },
			},
			{ code: 'NotNullable', path: 'params.link' },
		],
		['no kind', { params: { text: 'x' } }, { code: 'FieldMissing', path: 'note_type' }],
	])('refuse %s', async (_title, row, expected) => {
		const { sandbox, api } = await open({ companies: 1 });
		const [company] = sandbox.records('companies');
		expect(await finding(api, { entity_id: company?.id, ...row })).toMatchObject(expected);
	});

	it('refuse a record that is missing', async () => {
		const { api } = await open();
		expect(await finding(api, common('x', { entity_id: 1 }))).toMatchObject({
			code: 'NotSupportedChoice',
			path: 'entity_id',
		});
		expect(await finding(api, common('x'))).toMatchObject({
			code: 'FieldMissing',
			path: 'entity_id',
		});
	});

	it('are filtered by record, kind and id', async () => {
		const { sandbox, api } = await open({ companies: 2 });
		const [one = 0, two = 0] = sandbox.records('companies').map(({ id }) => id);
		await api.post('/api/v4/companies/notes', [
			common('a', { entity_id: one }),
			common('b', { entity_id: two }),
		]);
		const { data } = await api.get(`/api/v4/companies/notes?filter[entity_id][]=${two}`);
		expect(data._embedded.notes).toMatchObject([{ params: { text: 'b' } }]);
		const none = await api.get('/api/v4/companies/notes?filter[note_type]=call_in');
		expect(none.status).toBe(204);
	});
});

describe('lists of notes', () => {
	it('can be asked for what changed since a moment, or between two', async () => {
		const { sandbox, api } = await open({ leads: 1 });
		const [{ id = 0 } = {}] = sandbox.records('leads');
		const times = [1700000000, 1700000100, 1700000200];
		await api.post(
			`/api/v4/leads/${id}/notes`,
			times.map((time) => common(String(time), { created_at: time, updated_at: time })),
		);
		const texts = async (query: string): Promise<string[]> => {
			const { status, data } = await api.get(`/api/v4/leads/notes?${query}`);
			if (status === 204) return [];
			return data._embedded.notes.map(({ params }: { params: { text: string } }) => params.text);
		};
		expect(await texts('filter[updated_at]=1700000100')).toEqual(['1700000100', '1700000200']);
		expect(
			await texts('filter[updated_at][from]=1700000050&filter[updated_at][to]=1700000150'),
		).toEqual(['1700000100']);
		expect(await texts('filter[updated_at]=1700000300')).toEqual([]);
	});

	it('know no other order, and no kind of note that is a word of the language', async () => {
		const { api } = await open({ leads: 1 });
		expect((await api.get('/api/v4/leads/notes?order[name]=asc')).status).toBe(400);
		const row = { note_type: 'constructor', params: {}, entity_id: 1 };
		expect((await api.post('/api/v4/leads/notes', [row])).status).toBe(400);
	});
});

describe('a note', () => {
	it('is changed within its type, pinned and unpinned', async () => {
		const { sandbox, api } = await open({ leads: 1 });
		const lead = sandbox.records('leads')[0]?.id;
		const { data } = await api.post('/api/v4/leads/notes', [common('old', { entity_id: lead })]);
		const [{ id }] = data._embedded.notes;
		const path = '/api/v4/leads/notes';
		const changed = await api.patch(path, [{ id, params: { text: 'new' } }]);
		expect(changed.data._embedded.notes).toMatchObject([{ id, entity_id: lead, request_id: '0' }]);
		expect(sandbox.notes('leads')[0]).toMatchObject({ id, params: { text: 'new' } });
		const [other, unknown, foreign] = await Promise.all([
			api.patch(path, [{ id, note_type: 'call_in' }]),
			api.patch(path, [{ id, params: { phone: '1' } }]),
			api.patch('/api/v4/contacts/notes', [{ id, params: { text: 'x' } }]),
		]);
		expect([other, unknown, foreign].map(({ status }) => status)).toEqual([400, 400, 400]);
		const pinned = async () => (await api.get(`${path}/${id}?with=is_pinned`)).data.is_pinned;
		expect((await api.post(`${path}/${id}/pin`)).status).toBe(204);
		expect(await pinned()).toBe(true);
		expect((await api.post(`${path}/${id}/unpin`)).status).toBe(204);
		expect(await pinned()).toBe(false);
		expect((await api.get(`${path}/${id}`)).data).not.toHaveProperty('is_pinned');
		expect((await api.post(`${path}/1/pin`)).status).toBe(404);
	});
});
