import { sleep } from 'n8n-workflow';
import { clientOf, closeAll, open } from '../helper';

afterEach(closeAll);

const times = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('rate limit', () => {
	it('lets 7 requests pass within a second and answers the 8th with a 429 page', async () => {
		const { api } = await open({ requestsPerSecond: 7 });
		const answers = await Promise.all(times(8).map(() => api.get('/api/v4/account')));
		const refused = answers.filter(({ status }) => status === 429);
		expect(refused).toHaveLength(1);
		expect(refused[0]?.headers['content-type']).toContain('text/html');
		expect(refused[0]?.headers['retry-after']).toBeUndefined();
		expect(refused[0]?.data).toContain('429 Too Many Requests');
	});

	it('slides: a second after the last arrival everything passes again', async () => {
		const { api } = await open({ requestsPerSecond: 2 });
		await Promise.all(times(3).map(() => api.get('/api/v4/account')));
		await sleep(1020);
		expect((await api.get('/api/v4/account')).status).toBe(200);
	});

	it('counts refused requests too, unless told otherwise', async () => {
		const { sandbox, api } = await open({ requestsPerSecond: 1 });
		await api.get('/api/v4/account');
		await sleep(600);
		expect((await api.get('/api/v4/account')).status).toBe(429);
		await sleep(600);
		expect((await api.get('/api/v4/account')).status).toBe(429);
		sandbox.reset();
		sandbox.set({ countRejected: false });
		await api.get('/api/v4/account');
		await sleep(600);
		expect((await api.get('/api/v4/account')).status).toBe(429);
		await sleep(600);
		expect((await api.get('/api/v4/account')).status).toBe(200);
	});

	it('can answer as Kommo: JSON with retry_after', async () => {
		const { api } = await open({ requestsPerSecond: 1, rateLimitBody: 'json' });
		await api.get('/api/v4/account');
		const { data, headers } = await api.get('/api/v4/account');
		expect(data).toMatchObject({ status: 429, retry_after: 1, title: 'Too Many Requests' });
		expect(headers['retry-after']).toBe('1');
	});

	it('blocks everything, the token endpoint too, after repeated 429, until unblocked', async () => {
		const { sandbox, api } = await open({ requestsPerSecond: 1, blockAfter: 3 });
		await Promise.all(times(4).map(() => api.get('/api/v4/account')));
		const blocked = await api.get('/api/v4/account');
		expect(blocked.status).toBe(403);
		expect(blocked.data).toContain('<center>nginx</center>');
		expect((await clientOf(sandbox).post('/oauth2/access_token', {})).status).toBe(403);
		await sleep(1050);
		expect((await api.get('/api/v4/account')).status).toBe(403);
		sandbox.unblock();
		await sleep(1050);
		expect((await api.get('/api/v4/account')).status).toBe(200);
	});

	it('counts the most arrivals within any second, refused ones included', async () => {
		const { sandbox, api } = await open({ requestsPerSecond: 7 });
		await Promise.all(times(10).map(() => api.get('/api/v4/account')));
		expect(sandbox.stats()).toEqual({
			requests: 10,
			status: { 200: 7, 429: 3 },
			maxInAnySecond: 10,
		});
	});
});

describe('latency', () => {
	it('is added to every answer', async () => {
		const { api } = await open({ latencyMs: [120, 150] });
		const start = performance.now();
		await api.get('/api/v4/account');
		expect(performance.now() - start).toBeGreaterThanOrEqual(115);
	});
});

describe('several sandboxes', () => {
	it('do not know of each other', async () => {
		const [one, two] = [await open(), await open()];
		await one.api.post('/api/v4/companies', [{ name: 'Only here' }]);
		expect(one.sandbox.records('companies')).toHaveLength(1);
		expect(two.sandbox.records('companies')).toHaveLength(0);
		expect((await clientOf(two.sandbox, one.sandbox.token).get('/api/v4/account')).status).toBe(
			401,
		);
	});
});
