import { isAxiosError } from 'axios';
import { sleep } from 'n8n-workflow';
import type { Fault } from '../../../sandbox';
import { closeAll, open } from '../helper';

afterEach(closeAll);

const rows = ['A', 'B', 'C', 'D'].map((name) => ({ name }));

async function post(fault: Fault) {
	const { sandbox, api } = await open();
	sandbox.addFault({ path: 'companies$', ...fault });
	const outcome = await api.post('/api/v4/companies', rows, { timeout: 1500 }).then(
		({ status, data }) => ({ status, data }),
		(error: unknown) => ({ code: isAxiosError(error) ? error.code : 'other' }),
	);
	const names = () => sandbox.records('companies').map(({ name }) => name);
	return { sandbox, api, outcome, names };
}

describe('faults', () => {
	it('before: an error, and nothing is written', async () => {
		const { outcome, names, sandbox } = await post({
			when: 'before',
			answer: 'status',
			status: 502,
		});
		expect(outcome).toMatchObject({
			status: 502,
			data: expect.stringContaining('502 Bad Gateway'),
		});
		expect(names()).toEqual([]);
		expect(sandbox.log()[0]).toMatchObject({ status: 502, fault: 'before:status', rows: 4 });
	});

	it('after: an error, although everything is written', async () => {
		const { outcome, names } = await post({ when: 'after', answer: 'status', status: 504 });
		expect(outcome).toMatchObject({ status: 504 });
		expect(names()).toEqual(['A', 'B', 'C', 'D']);
	});

	it('half: an error, and the first half is written', async () => {
		const { names } = await post({ when: 'half', answer: 'status', status: 504 });
		expect(names()).toEqual(['A', 'B']);
	});

	it('late: an error first, the write later', async () => {
		const { names } = await post({ when: 'late', lateMs: 150, answer: 'status', status: 504 });
		expect(names()).toEqual([]);
		await sleep(250);
		expect(names()).toEqual(['A', 'B', 'C', 'D']);
	});

	it('reset: the connection breaks without an answer', async () => {
		const { outcome, names, sandbox } = await post({ when: 'after', answer: 'reset' });
		expect(outcome).toEqual({ code: 'ECONNRESET' });
		expect(names()).toHaveLength(4);
		expect(sandbox.log()[0]?.status).toBe(0);
	});

	it('cut: status 200, but half of the body is missing', async () => {
		const { outcome } = await post({ when: 'after', answer: 'cut' });
		expect(outcome).toHaveProperty('code');
	});

	it('hang: no answer at all', async () => {
		const { outcome } = await post({ when: 'after', answer: 'hang' });
		expect(outcome).toEqual({ code: 'ECONNABORTED' });
	});

	it('hang: closing the sandbox ends the wait', async () => {
		const { sandbox, api } = await open();
		sandbox.addFault({ when: 'before', answer: 'hang' });
		const waiting = api
			.get('/api/v4/account')
			.catch((error: unknown) => (isAxiosError(error) ? error.code : 'other'));
		await sleep(50);
		await sandbox.close();
		expect(await waiting).toBe('ECONNRESET');
	});

	it('slow: the normal answer, late', async () => {
		const start = performance.now();
		const { outcome } = await post({ when: 'after', answer: 'slow', delayMs: 300 });
		expect(outcome).toMatchObject({ status: 200 });
		expect(performance.now() - start).toBeGreaterThanOrEqual(295);
	});

	it('html200: a page with status 200', async () => {
		const { outcome } = await post({ when: 'before', answer: 'html200' });
		expect(outcome).toMatchObject({ status: 200, data: expect.stringContaining('<html>') });
	});

	it('dropRow: all rows are written, one is missing in the answer', async () => {
		const { outcome, names } = await post({ when: 'after', answer: 'dropRow' });
		expect(outcome).toMatchObject({
			status: 200,
			data: { _embedded: { companies: { length: 3 } } },
		});
		expect(names()).toHaveLength(4);
	});

	it('validation: names the rows of its choice', async () => {
		const { outcome } = await post({
			when: 'before',
			answer: 'status',
			status: 400,
			body: 'validation',
			rowIndexes: [1, 3],
		});
		expect(outcome).toMatchObject({
			status: 400,
			data: { 'validation-errors': [{ request_id: '1' }, { request_id: '3' }] },
		});
	});

	it('validation-unnamed: refuses a batch with a culprit without naming it, and passes batches without it', async () => {
		const { sandbox, api } = await open();
		sandbox.addFault({
			when: 'before',
			answer: 'status',
			status: 400,
			body: 'validation-unnamed',
			matchRows: { name: 'C' },
			times: 0,
		});
		const refused = await api.post('/api/v4/companies', rows);
		expect(refused.status).toBe(400);
		expect(refused.data['validation-errors']).toBeUndefined();
		expect((await api.post('/api/v4/companies', rows.slice(0, 2))).status).toBe(200);
		expect((await api.post('/api/v4/companies', rows.slice(2))).status).toBe(400);
	});

	it('empty: a status without a body', async () => {
		const { outcome } = await post({
			when: 'before',
			answer: 'status',
			status: 500,
			body: 'empty',
		});
		expect(outcome).toEqual({ status: 500, data: '' });
	});

	it('skip and times choose the requests; method and path too', async () => {
		const { sandbox, api } = await open();
		sandbox.addFault({
			method: 'GET',
			path: '/account',
			skip: 1,
			times: 2,
			when: 'before',
			answer: 'status',
			status: 503,
		});
		await api.get('/api/v4/companies');
		const statuses: number[] = [];
		for (let index = 0; index < 4; index += 1)
			statuses.push((await api.get('/api/v4/account')).status);
		expect(statuses).toEqual([200, 503, 503, 200]);
	});
});
