import { clientOf, closeAll, open } from './helper';

afterEach(closeAll);

describe('the page of the account', () => {
	it('needs no token, is not limited and not logged', async () => {
		const { sandbox } = await open({ requestsPerSecond: 1 });
		const browser = clientOf(sandbox);
		for (let index = 0; index < 5; index += 1) {
			const { status, headers } = await browser.get('/');
			expect(status).toBe(200);
			expect(headers['content-type']).toBe('text/html; charset=utf-8');
		}
		expect(sandbox.log()).toEqual([]);
		expect(sandbox.stats().maxInAnySecond).toBe(0);
	});

	it('is only for reading: other methods are the API’s, and logged', async () => {
		const { sandbox } = await open();
		expect((await clientOf(sandbox).post('/')).status).toBe(401);
		expect(sandbox.log()).toMatchObject([{ method: 'POST', path: '/', status: 401 }]);
	});

	it('shows records with fields, tags and links, notes, and the last requests', async () => {
		const { sandbox, api } = await open();
		const { data } = await api.post('/api/v4/leads/complex', [
			{
				name: 'Camper van',
				price: 4321,
				_embedded: {
					tags: [{ name: 'desert' }],
					contacts: [
						{
							name: 'Walter White',
							custom_fields_values: [{ field_code: 'PHONE', values: [{ value: '+1505' }] }],
						},
					],
				},
			},
		]);
		await api.post(`/api/v4/leads/${data[0].id}/notes`, [
			{ note_type: 'common', params: { text: 'Call back' } },
		]);
		await api.get('/api/v4/nowhere?a=b');
		const { data: page } = await clientOf(sandbox).get<string>('/');
		for (const text of [
			'Camper van',
			'4321',
			'Sales / First contact',
			'desert',
			'contacts, main:</span> Walter White',
			'+1505',
			'Call back',
			'/api/v4/leads/complex',
			'/api/v4/nowhere?a=b',
			'>404<',
		])
			expect(page).toContain(text);
	});

	it('writes names as text, whatever they are', async () => {
		const { sandbox, api } = await open();
		const evil = `<script>alert(1)</script><img src=x onerror="alert(2)">' & "`;
		await api.post('/api/v4/contacts', [
			{
				name: evil,
				custom_fields_values: [{ field_code: 'PHONE', values: [{ value: evil }] }],
				_embedded: { tags: [{ name: evil.slice(0, 30) }] },
			},
		]);
		const [contact] = sandbox.records('contacts');
		await api.post(`/api/v4/contacts/${contact?.id}/notes`, [
			{ note_type: 'common', params: { text: evil } },
		]);
		await api.get('/api/v4/contacts', { params: { query: evil } });
		for (const address of ['/', '/?show=contacts', '/?show=notes', '/?show=requests']) {
			const { data: page, headers } = await clientOf(sandbox).get<string>(address);
			expect(page).toContain('&#60;script&#62;alert(1)');
			expect(page).not.toMatch(/<script|<img/i);
			expect(headers['content-security-policy']).toContain("default-src 'none'");
		}
	});

	it('loads nothing from anywhere', async () => {
		const { sandbox } = await open({ contacts: 3 });
		const { data: page } = await clientOf(sandbox).get<string>('/');
		expect(page).not.toMatch(/https?:|\bsrc=|@import|url\(/);
	});

	it('stays small when the account is large', async () => {
		const { sandbox } = await open({ contacts: 20_000 });
		const browser = clientOf(sandbox);
		const read = async (address: string) => (await browser.get<string>(address)).data;
		const overview = await read('/');
		expect(overview).toContain('All 20,000');
		expect(overview.length).toBeLessThan(100_000);
		const first = await read('/?show=contacts');
		expect(first).toContain('1–100 of 20,000');
		expect(first.length).toBeLessThan(300_000);
		const last = await read('/?show=contacts&page=200');
		expect(last).toContain('19,901–20,000 of 20,000');
		expect(last).toContain('← Newer');
		expect(last).not.toContain('Older →');
	});

	it('is clipped where a value is long and where there are many', async () => {
		const { sandbox, api } = await open();
		const tags = Array.from({ length: 40 }, (_, n) => ({ name: `t${n}` }));
		await api.post('/api/v4/leads', [{ name: 'x'.repeat(250), _embedded: { tags } }]);
		const { data: page } = await clientOf(sandbox).get<string>('/?show=leads');
		expect(page).toContain(`${'x'.repeat(160)}…`);
		expect(page).toContain('and 32 more');
	});

	it('takes a strange address for the overview or the first page', async () => {
		const { sandbox } = await open({ leads: 1 });
		const browser = clientOf(sandbox);
		for (const address of ['/?show=x', '/?show=leads&show=x', '/?show=leads&page=-1', '/?page=']) {
			const { status } = await browser.get(address);
			expect(status).toBe(200);
		}
	});
});
