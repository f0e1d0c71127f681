import { clientOf, closeAll, open } from './helper';

afterEach(closeAll);

describe('control over HTTP', () => {
	it('needs no token, is not limited and not logged', async () => {
		const { sandbox } = await open({ requestsPerSecond: 1 });
		const control = clientOf(sandbox);
		for (let index = 0; index < 5; index += 1)
			expect((await control.get('/sandbox/stats')).status).toBe(200);
		expect(sandbox.log()).toEqual([]);
	});

	it('shows what the account holds, all or by kind', async () => {
		const { sandbox, api } = await open({ leads: 2 });
		await api.post('/api/v4/companies', [{ name: 'X' }]);
		const { data } = await clientOf(sandbox).get('/sandbox/state');
		expect(data).toMatchObject({
			counts: { companies: 1, contacts: 0, leads: 2 },
			blocked: false,
			records: { companies: [{ name: 'X' }] },
		});
		const { data: only } = await clientOf(sandbox).get('/sandbox/state?records=companies');
		expect(Object.keys(only.records)).toEqual(['companies']);
	});

	it('reads and clears the log', async () => {
		const { sandbox, api } = await open();
		await api.post('/api/v4/companies?x=%D1%8F', [{ name: 'X' }, { name: 'Y' }]);
		const control = clientOf(sandbox);
		expect((await control.get('/sandbox/log')).data).toEqual([
			{
				n: 1,
				at: expect.any(Number),
				method: 'POST',
				path: '/api/v4/companies',
				query: 'x=я',
				status: 200,
				rows: 2,
				body: [{ name: 'X' }, { name: 'Y' }],
			},
		]);
		await control.delete('/sandbox/log');
		expect((await control.get('/sandbox/log')).data).toEqual([]);
	});

	it('leaves bodies out of the log when told so', async () => {
		const { sandbox, api } = await open({ keepBodies: false });
		await api.post('/api/v4/companies', [{ name: 'X' }]);
		expect(sandbox.log()[0]).not.toHaveProperty('body');
		expect(sandbox.log()[0]?.rows).toBe(1);
	});

	it('adds and clears faults, refuses what is none', async () => {
		const { sandbox, api } = await open();
		const control = clientOf(sandbox);
		expect(
			(
				await control.post('/sandbox/faults', {
					when: 'before',
					answer: 'status',
					status: 500,
					times: 0,
				})
			).status,
		).toBe(200);
		expect((await api.get('/api/v4/account')).status).toBe(500);
		await control.delete('/sandbox/faults');
		expect((await api.get('/api/v4/account')).status).toBe(200);
		expect((await control.post('/sandbox/faults', { answer: 'never' })).status).toBe(400);
	});

	it('changes options, refuses unknown ones', async () => {
		const { sandbox, api } = await open();
		const control = clientOf(sandbox);
		await control.patch('/sandbox/options', { isAdmin: false });
		expect((await api.get('/api/v4/users')).status).toBe(403);
		expect((await control.patch('/sandbox/options', { speed: 1 })).status).toBe(400);
	});

	it('expires and revokes tokens', async () => {
		const { sandbox, api } = await open();
		const oauth = clientOf(sandbox, sandbox.oauth.issueTokens().access_token);
		await clientOf(sandbox).post('/sandbox/expire-tokens');
		expect((await oauth.get('/api/v4/account')).status).toBe(401);
		await clientOf(sandbox).post('/sandbox/revoke');
		expect((await api.get('/api/v4/account')).status).toBe(401);
	});

	it('goes back to the seed, tokens stay valid', async () => {
		const { sandbox, api } = await open({ companies: 2 });
		await api.post('/api/v4/companies', [{ name: 'X', tags_to_add: [{ name: 'gone' }] }]);
		await clientOf(sandbox).post('/sandbox/reset');
		expect(sandbox.records('companies')).toHaveLength(2);
		expect(sandbox.log()).toEqual([]);
		expect((await api.get('/api/v4/companies/tags?filter[name]=gone')).status).toBe(204);
	});
});

describe('large accounts', () => {
	it('20,000 rows in batches of 250 do not get slower, and the newest page stays quick', async () => {
		const { api } = await open({ keepBodies: false });
		const batch = Array.from({ length: 250 }, (_, index) => ({
			name: `C ${index}`,
			custom_fields_values: [{ field_code: 'INN', values: [{ value: '77' }] }],
		}));
		const spent: number[] = [];
		for (let index = 0; index < 80; index += 1) {
			const start = performance.now();
			await api.post('/api/v4/companies', batch);
			await api.get('/api/v4/companies?limit=1&order[id]=desc');
			spent.push(performance.now() - start);
		}
		const median = (part: number[]) =>
			[...part].sort((a, b) => a - b)[Math.floor(part.length / 2)] ?? 0;
		expect(median(spent.slice(-30))).toBeLessThan(3 * median(spent.slice(5, 35)) + 10);
	});
});
