import { closeAll, open } from './helper';

afterEach(closeAll);

const TASK = { text: 'Call back', complete_till: 1_785_571_200 };
const TASKS = '/api/v4/tasks';
const REASONS = '/api/v4/leads/loss_reasons';
const idsIn = (body: { _embedded: Record<string, Array<{ id: number }>> }, key: string) =>
	body._embedded[key]?.map(({ id }) => id) ?? [];

describe('Tasks (API facts 5.9)', () => {
	it('answer a new one with its ID and request ID, and fill in what was not given', async () => {
		const { api, sandbox } = await open({ leads: 1 });
		const [lead] = sandbox.records('leads');
		const about = { entity_id: lead?.id, entity_type: 'leads' };
		const made = await api.post(TASKS, [{ ...TASK, ...about, request_id: 't1' }]);
		expect(made.status).toBe(200);
		const [{ id, ...rest }] = made.data._embedded.tasks;
		expect(Object.keys(rest).sort()).toEqual(['_links', 'request_id']);
		expect(rest.request_id).toBe('t1');
		const { data } = await api.get(`${TASKS}/${id}`);
		expect(data).toMatchObject({
			...TASK,
			...about,
			id,
			task_type_id: 1,
			is_completed: false,
			result: [],
			responsible_user_id: data.created_by,
		});
	});

	it.each([
		[{ text: 'No date' }, 'complete_till', 'FieldMissing'],
		[{ complete_till: 1_785_571_200 }, 'text', 'FieldMissing'],
		[{ ...TASK, entity_id: 5 }, 'entity_type', 'FieldMissing'],
		[{ ...TASK, entity_id: 5, entity_type: 'leads' }, 'entity_id', 'NotSupportedChoice'],
		[{ ...TASK, task_type_id: 77 }, 'task_type_id', 'NotSupportedChoice'],
	])('refuse %j for %s', async (row, path, code) => {
		const { api } = await open();
		const { status, data } = await api.post(TASKS, [row]);
		expect(status).toBe(400);
		expect(JSON.stringify(data)).toContain(`"code":"${code}","path":"${path}"`);
	});

	it('are completed with a result, alone or many at a time', async () => {
		const { api } = await open();
		const made = await api.post(TASKS, [TASK, TASK]);
		const [first, second] = idsIn(made.data, 'tasks');
		const done = { is_completed: true, result: { text: 'Talked' } };
		const one = await api.patch(`${TASKS}/${first}`, done);
		expect(one.data).toMatchObject({ id: first, updated_at: expect.any(Number) });
		await api.patch(TASKS, [{ id: second, ...done }]);
		const { data } = await api.get(TASKS, { params: { 'filter[is_completed]': 1 } });
		expect(data._embedded.tasks).toMatchObject([
			{ id: first, ...done },
			{ id: second, ...done },
		]);
	});

	it('are filtered and sorted, but not searched nor deleted', async () => {
		const { api } = await open();
		const rows = [3, 1, 2].map((n) => ({ ...TASK, complete_till: n * 1_000_000, task_type_id: 2 }));
		const [a] = idsIn((await api.post(TASKS, [...rows, TASK])).data, 'tasks');
		const sorted = { 'order[complete_till]': 'asc', 'filter[task_type]': 2 };
		const { data } = await api.get(TASKS, { params: sorted });
		expect(data._embedded.tasks).toMatchObject(
			[1, 2, 3].map((n) => ({ complete_till: n * 1_000_000 })),
		);
		const searched = await api.get(TASKS, { params: { query: 'nothing like it' } });
		expect(idsIn(searched.data, 'tasks')).toHaveLength(4);
		expect((await api.delete(`${TASKS}/${a}`)).status).toBe(405);
		expect((await api.get(`${TASKS}/1`)).status).toBe(404);
	});
});

describe('Loss reasons (API facts 5.4.4)', () => {
	it('are listed in one piece, made, changed one by one, and deleted', async () => {
		const { api } = await open();
		const before = idsIn((await api.get(REASONS)).data, 'loss_reasons');
		const [id] = idsIn((await api.post(REASONS, [{ name: 'No budget' }])).data, 'loss_reasons');
		expect((await api.patch(`${REASONS}/${id}`, { name: 'No money' })).status).toBe(200);
		expect((await api.get(`${REASONS}/${id}`)).data).toMatchObject({ id, name: 'No money' });
		expect((await api.patch(REASONS, [{ id, name: 'X' }])).status).toBe(405);
		expect((await api.delete(`${REASONS}/${id}`)).status).toBe(204);
		expect((await api.delete(`${REASONS}/${id}`)).status).toBe(404);
		expect(idsIn((await api.get(REASONS)).data, 'loss_reasons')).toEqual(before);
	});
});
