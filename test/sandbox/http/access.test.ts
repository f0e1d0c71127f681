import { clientOf, closeAll, open } from '../helper';

afterEach(closeAll);

const accountPath = '/api/v4/account';

describe('access to the API', () => {
	it('is refused without a token, with a problem body and a request id', async () => {
		const { sandbox } = await open();
		const { status, data, headers } = await clientOf(sandbox).get(accountPath);
		expect(status).toBe(401);
		expect(data).toEqual({
			title: 'Unauthorized',
			type: 'https://httpstatus.es/401',
			status: 401,
			detail: 'Invalid user name or password',
		});
		expect(headers['content-type']).toBe('application/problem+json');
		expect(headers['x-request-id']).toBeTruthy();
	});

	it('is refused with a made-up token', async () => {
		const { sandbox } = await open();
		expect((await clientOf(sandbox, 'abc.def.ghi').get(accountPath)).status).toBe(401);
	});

	it('is open to the long-lived token, which is shaped like a JWT', async () => {
		const { sandbox, api } = await open();
		const { status, headers } = await api.get(accountPath);
		const claims: Record<string, unknown> = JSON.parse(
			Buffer.from(sandbox.token.split('.')[1] ?? '', 'base64url').toString(),
		);
		expect(status).toBe(200);
		expect(headers['content-type']).toBe('application/hal+json');
		expect(claims).toMatchObject({
			aud: sandbox.oauth.clientId,
			sub: '7001001',
			account_id: 30100200,
			base_domain: 'amocrm.ru',
		});
	});

	it('ends for OAuth tokens when they expire, not for the long-lived one', async () => {
		const { sandbox, api } = await open();
		const oauth = clientOf(sandbox, sandbox.oauth.issueTokens().access_token);
		expect((await oauth.get(accountPath)).status).toBe(200);
		sandbox.expireAccessTokens();
		expect((await oauth.get(accountPath)).status).toBe(401);
		expect((await api.get(accountPath)).status).toBe(200);
	});

	it('ends for every token when the integration is turned off', async () => {
		const { sandbox, api } = await open();
		sandbox.revoke();
		expect((await api.get(accountPath)).status).toBe(401);
	});

	it('is refused to an unpaid account with 402 and to a missing scope with 403', async () => {
		const { sandbox, api } = await open({ unpaid: true });
		expect((await api.get(accountPath)).status).toBe(402);
		sandbox.set({ unpaid: false, scopeMissing: true });
		const { status, data } = await api.get(accountPath);
		expect(status).toBe(403);
		expect(data.detail).toBe("Client doesn't have the required scope");
	});

	it("takes another user's view with X-Context-User-ID, but not that of a free, deactivated or unknown one", async () => {
		const { api } = await open();
		const as = (id: number) =>
			api.get(accountPath, { headers: { 'X-Context-User-ID': String(id) } });
		expect((await as(7001002)).data.current_user_id).toBe(7001002);
		for (const id of [7001005, 7001006, 1]) expect((await as(id)).status).toBe(401);
	});

	it('answers an unknown address with 404 and names it', async () => {
		const { sandbox, api } = await open();
		const { status, data } = await api.get('/api/v4/unknown?a=1');
		expect(status).toBe(404);
		expect(data.detail).toBe(`Cannot GET ${sandbox.url}/api/v4/unknown?a=1`);
	});

	it('answers filters glued into the path with 404', async () => {
		const { api } = await open();
		expect((await api.get('/api/v4/leads/filter[pipeline_id]=1')).status).toBe(404);
	});
});
