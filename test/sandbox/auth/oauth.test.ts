import { startSandbox, type Sandbox } from '../../../sandbox';
import { clientOf, closeAll, open } from '../helper';

afterEach(closeAll);

const callback = 'https://n8n.example.com/rest/oauth2-credential/callback';

const credentials = ({ oauth }: Sandbox) => ({
	client_id: oauth.clientId,
	client_secret: oauth.clientSecret,
});

const ask = (
	sandbox: Sandbox,
	body: Record<string, string>,
	headers: Record<string, string> = {},
) =>
	clientOf(sandbox).post('/oauth2/access_token', { ...credentials(sandbox), ...body }, { headers });

const refresh = (sandbox: Sandbox, token: string) =>
	ask(sandbox, { grant_type: 'refresh_token', refresh_token: token });

async function consent(sandbox: Sandbox, button: 'allow' | 'deny'): Promise<URL> {
	const query = new URLSearchParams({
		client_id: sandbox.oauth.clientId,
		state: 'a=b&c',
		redirect_uri: callback,
	});
	const page = await clientOf(sandbox).get<string>(`/oauth?${query}`);
	const link = new RegExp(`id="${button}"[^>]*href="([^"]+)"`).exec(page.data)?.[1] ?? '';
	const { headers } = await clientOf(sandbox).get(link.replace(/&#38;/g, '&'));
	return new URL(String(headers.location));
}

const code = async (sandbox: Sandbox) =>
	(await consent(sandbox, 'allow')).searchParams.get('code') ?? '';

describe('consent page', () => {
	it('sends the user back with code, state, account host and platform', async () => {
		const { sandbox } = await open();
		const back = await consent(sandbox, 'allow');
		expect(`${back.origin}${back.pathname}`).toBe(callback);
		expect(Object.fromEntries(back.searchParams)).toEqual({
			code: expect.stringMatching(/^def502/),
			state: 'a=b&c',
			referer: 'demo.amocrm.ru',
			platform: '1',
			client_id: sandbox.oauth.clientId,
		});
	});

	it('sends the user back with access_denied after Deny', async () => {
		const { sandbox } = await open();
		const back = await consent(sandbox, 'deny');
		expect(Object.fromEntries(back.searchParams)).toEqual({
			error: 'access_denied',
			state: 'a=b&c',
		});
	});

	it('has a second address, with a slash', async () => {
		const { sandbox } = await open();
		const { status, data } = await clientOf(sandbox).get(
			`/oauth/?client_id=${sandbox.oauth.clientId}&mode=post_message`,
		);
		expect(status).toBe(200);
		expect(data).toContain('id="allow"');
	});

	it('does not know a stranger', async () => {
		const { sandbox } = await open();
		expect((await clientOf(sandbox).get('/oauth?client_id=x')).status).toBe(404);
	});
});

describe('token endpoint', () => {
	it('gives a working pair for a code, once', async () => {
		const { sandbox } = await open();
		const value = await code(sandbox);
		const first = await ask(sandbox, {
			grant_type: 'authorization_code',
			code: value,
			redirect_uri: callback,
		});
		expect(first.data).toEqual({
			token_type: 'Bearer',
			expires_in: 86400,
			server_time: expect.any(Number),
			access_token: expect.any(String),
			refresh_token: expect.stringMatching(/^def502/),
		});
		expect((await clientOf(sandbox, first.data.access_token).get('/api/v4/account')).status).toBe(
			200,
		);
		const second = await ask(sandbox, {
			grant_type: 'authorization_code',
			code: value,
			redirect_uri: callback,
		});
		expect(second.status).toBe(400);
		expect(second.data.hint).toBe('Authorization code has been revoked');
	});

	it('accepts form bodies too', async () => {
		const { sandbox } = await open();
		const body = new URLSearchParams({
			...credentials(sandbox),
			grant_type: 'authorization_code',
			code: await code(sandbox),
			redirect_uri: callback,
		});
		expect((await clientOf(sandbox).post('/oauth2/access_token', body)).status).toBe(200);
	});

	it('compares redirect_uri character for character', async () => {
		const { sandbox } = await open();
		const answer = await ask(sandbox, {
			grant_type: 'authorization_code',
			code: await code(sandbox),
			redirect_uri: `${callback}/`,
		});
		expect(answer.status).toBe(400);
	});

	it('demands redirect_uri for a code', async () => {
		const { sandbox } = await open();
		const body = { grant_type: 'authorization_code', code: await code(sandbox) };
		const without = await ask(sandbox, body);
		expect(without.status).toBe(400);
		expect(without.data.hint).toBe('Check the `redirect_uri` parameter');
		const wrong = await ask(sandbox, { ...body, redirect_uri: 'https://example.com' });
		expect(wrong.data.hint).toBe('Invalid redirect URI');
		expect((await ask(sandbox, { ...body, redirect_uri: callback })).status).toBe(200);
	});

	it('names what is missing', async () => {
		const { sandbox } = await open();
		const { client_secret } = credentials(sandbox);
		const hint = async (body: object) => {
			const { status, data } = await clientOf(sandbox).post('/oauth2/access_token', body);
			return [status, data.hint];
		};
		const known = credentials(sandbox);
		expect(await hint({})).toEqual([400, 'Check the `client_id` parameter']);
		expect(await hint({ client_secret, grant_type: 'refresh_token' })).toEqual([
			400,
			'Check the `client_id` parameter',
		]);
		expect(await hint(known)).toEqual([400, 'Check the `grant_type` parameter']);
		expect(await hint({ ...known, grant_type: 'refresh_token' })).toEqual([
			400,
			'Check the `refresh_token` parameter',
		]);
		expect(await hint({ ...known, grant_type: 'authorization_code' })).toEqual([
			400,
			'Check the `code` parameter',
		]);
	});

	it('of another account with the same integration says where to ask', async () => {
		const { sandbox } = await open();
		const other = await startSandbox({ accountId: 30100201, subdomain: 'other' }, sandbox);
		try {
			expect(other.oauth.clientId).toBe(sandbox.oauth.clientId);
			const { refresh_token, access_token } = sandbox.oauth.issueTokens();
			const wrong = await refresh(other, refresh_token);
			expect([wrong.status, wrong.data.hint]).toEqual([400, 'Send request to account']);
			const body = { grant_type: 'authorization_code', code: await code(sandbox) };
			expect((await ask(other, { ...body, redirect_uri: callback })).data.hint).toBe(
				'Send request to account',
			);
			expect((await clientOf(other, access_token).get('/api/v4/account')).status).toBe(401);
			expect((await refresh(sandbox, refresh_token)).status).toBe(200);
			const { data } = await clientOf(other, other.token).get('/api/v4/account');
			expect(data).toMatchObject({ id: 30100201, subdomain: 'other' });
		} finally {
			await other.close();
		}
	});

	it('demands redirect_uri for a refresh too when told so', async () => {
		const { sandbox } = await open({ redirectUriRequired: true, redirectUri: callback });
		const { refresh_token } = sandbox.oauth.issueTokens();
		expect((await refresh(sandbox, refresh_token)).status).toBe(400);
		expect(
			(await ask(sandbox, { grant_type: 'refresh_token', refresh_token, redirect_uri: callback }))
				.status,
		).toBe(200);
	});

	it('takes the client from a Basic header, unless told otherwise', async () => {
		const { sandbox } = await open();
		const { clientId, clientSecret } = sandbox.oauth;
		const headers = {
			Authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
		};
		const body = () => ({
			grant_type: 'refresh_token',
			refresh_token: sandbox.oauth.issueTokens().refresh_token,
		});
		const post = () => clientOf(sandbox).post('/oauth2/access_token', body(), { headers });
		expect((await post()).status).toBe(200);
		sandbox.set({ accepts: [] });
		expect((await post()).status).toBe(401);
		expect((await ask(sandbox, body(), headers)).status).toBe(401);
		expect((await ask(sandbox, body())).status).toBe(200);
	});

	it('refuses a wrong secret', async () => {
		const { sandbox } = await open();
		const { refresh_token } = sandbox.oauth.issueTokens();
		const wrong = await ask(sandbox, {
			grant_type: 'refresh_token',
			refresh_token,
			client_secret: 'x',
		});
		expect(wrong.status).toBe(401);
		expect(wrong.data).toEqual({
			title: 'Некорректный клиент',
			type: 'https://developers.amocrm.ru/v3/errors/OAuthProblemJson',
			status: 401,
			detail: 'Авторизация клиента не прошла',
		});
	});

	it('rotates refresh tokens', async () => {
		const { sandbox } = await open();
		const first = sandbox.oauth.issueTokens();
		const second = await refresh(sandbox, first.refresh_token);
		expect(second.data.refresh_token).not.toBe(first.refresh_token);
		const third = await refresh(sandbox, second.data.refresh_token);
		expect((await clientOf(sandbox, third.data.access_token).get('/api/v4/account')).status).toBe(
			200,
		);
	});

	it('disconnects the whole grant when a refresh token is used twice', async () => {
		const { sandbox, api } = await open();
		const first = sandbox.oauth.issueTokens();
		const second = await refresh(sandbox, first.refresh_token);
		const again = await refresh(sandbox, first.refresh_token);
		expect(again.status).toBe(401);
		expect(again.data).toEqual({
			hint: 'Token has been revoked',
			title: 'Некорректный запрос',
			type: 'https://developers.amocrm.ru/v3/errors/OAuthProblemJson',
			status: 401,
			detail: 'В запросе отсутствует ряд параметров или параметры невалидны',
		});
		expect((await clientOf(sandbox, second.data.access_token).get('/api/v4/account')).status).toBe(
			401,
		);
		expect((await refresh(sandbox, second.data.refresh_token)).data.hint).toBe(
			'Token has been revoked',
		);
		expect((await api.get('/api/v4/account')).status).toBe(200);
	});

	it('tells the account of a refresh token', async () => {
		const { sandbox } = await open();
		const { refresh_token } = sandbox.oauth.issueTokens();
		const { data } = await clientOf(sandbox).get('/oauth2/account/current/subdomain', {
			headers: { 'X-Refresh-Token': refresh_token },
		});
		expect(data).toEqual({
			id: 30100200,
			subdomain: 'demo',
			domain: 'demo.amocrm.ru',
			top_level_domain: 'ru',
		});
	});
});
