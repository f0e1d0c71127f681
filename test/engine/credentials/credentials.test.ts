import {
	isDomainAllowed,
	NodeConnectionTypes,
	type ICredentialType,
	type INodeType,
} from 'n8n-workflow';

import { AmocrmAccountOAuth2Api } from '../../../credentials/AmocrmAccountOAuth2Api.credentials';
import { AmocrmLongLivedTokenApi } from '../../../credentials/AmocrmLongLivedTokenApi.credentials';
import {
	accountGet,
	companyForm,
	errorOf,
	jsonOf,
	oAuth2For,
	runAmocrm,
	tokenFor,
	withFakeServer,
	withSandbox,
} from '../../support/amocrm';
import { additionalData } from '../../support/engine/additional-data';
import { TestCredentialsHelper } from '../../support/engine/credentials';
import { credential, runNode, testCredential } from '../../support/engine';

const token = 'a-long-lived-token-that-nobody-may-see';
const longLived = new AmocrmLongLivedTokenApi();

/** The credential as n8n hands it to a node or to the OAuth2 window: with defaults, expressions evaluated. */
async function decrypted(type: ICredentialType, data: Record<string, string>) {
	const saved = credential(type, data);
	const helper = new TestCredentialsHelper([saved]);
	return await helper.getDecrypted(
		additionalData([saved]),
		{ id: saved.id, name: '' },
		type.name,
		'internal',
	);
}

describe('The long-lived token', () => {
	it('adds its header to a request, and changes nothing else', async () => {
		const request = {
			method: 'POST',
			url: 'https://mycompany.amocrm.ru/api/v4/companies?x=1',
			qs: { limit: 5 },
			headers: { Accept: 'application/json', 'X-Other': 'kept' },
			body: [{ name: 'A' }],
			json: true,
			returnFullResponse: true,
			timeout: 5,
		} as const;
		const before = structuredClone(request);
		const signed = await longLived.authenticate(
			{ zone: 'amocrm.ru', subdomain: 'mycompany', accessToken: token },
			{ ...request, body: [...request.body] },
		);
		expect(signed).toMatchObject({
			...before,
			headers: { ...before.headers, Authorization: `Bearer ${token}` },
		});
		expect(signed.disableFollowRedirect).toBe(true);
		expect(request).toEqual(before);
	});

	it.each([` ${token} `, `\n${token}\r\n`, `Bearer ${token}`, `  bearer   ${token}`])(
		'may be pasted as %j',
		async (accessToken) => {
			const signed = await longLived.authenticate(
				{ zone: 'kommo.com', subdomain: 'a', accessToken },
				{ url: '/api/v4/account' },
			);
			expect(signed).toMatchObject({
				url: 'https://a.kommo.com/api/v4/account',
				headers: { Authorization: `Bearer ${token}` },
			});
		},
	);

	it.each([
		{ url: 'https://evil.com/api/v4/account' },
		{ url: 'https://mycompany.amocrm.ru.evil.com/' },
		{ url: 'https://other.amocrm.ru/api/v4/account' },
		{ url: 'http://mycompany.amocrm.ru/api/v4/account' },
		{ url: 'https://mycompany.amocrm.ru:444/api/v4/account' },
		{ url: '/api/v4/account', baseURL: 'https://evil.com' },
		{ url: 'HTTPS://EVIL.COM/' },
		{ url: 'https://drive-b.amocrm.ru.evil.com/v1.0/files' },
		{ url: 'https://drive-b.amocrm.ru:444/v1.0/files' },
		{ url: 'https://me@drive-b.amocrm.ru/v1.0/files' },
		{ url: 'https://drive-other.amocrm.ru/v1.0/files' },
		{ url: 'http://drive-b.amocrm.ru/v1.0/files' },
		{ url: 'http://127.0.0.1/v1.0/files' },
	])('does not go to another host: %j', async (request) => {
		const signing = longLived.authenticate(
			{ zone: 'amocrm.ru', subdomain: 'mycompany', accessToken: token },
			request,
		);
		await expect(signing).rejects.toThrow('This amoCRM credential works only for its own account');
	});

	it.each(['drive.amocrm.ru', 'drive-b.amocrm.ru', 'drive-c.kommo.com'])(
		'goes to the file storage of the service at %s',
		async (host) => {
			const signed = await longLived.authenticate(
				{ zone: 'amocrm.ru', subdomain: 'mycompany', accessToken: token },
				{ url: `https://${host}/v1.0/files` },
			);
			expect(signed.headers).toMatchObject({ Authorization: `Bearer ${token}` });
		},
	);

	it.each([
		['is right', {}, undefined, { status: 'OK', message: 'Connection successful!' }],
		[
			'is wrong',
			{},
			'no such token',
			{ status: 'Error', message: expect.stringContaining('amoCRM does not accept this token') },
		],
		[
			'belongs to an account that is not paid for',
			{ unpaid: true },
			undefined,
			{ status: 'Error', message: expect.stringContaining('not paid for') },
		],
		[
			'lacks the permission',
			{ scopeMissing: true },
			undefined,
			{ status: 'Error', message: expect.stringContaining('refuses this token') },
		],
	])('is tested by its button: it %s', async (_title, options, wrong, verdict) => {
		await withSandbox(options, async (sandbox) => {
			expect(
				await testCredential(tokenFor({ url: sandbox.url, token: wrong ?? sandbox.token })),
			).toEqual(verdict);
		});
	});
});

describe('An address that is not an account', () => {
	const addresses = (server: string): Array<Record<string, string>> => {
		const host = server.replace('http://', '');
		return [
			{ zone: 'amocrm.ru', subdomain: `${host}/#` },
			{ zone: 'amocrm.ru', subdomain: `a@${host}/#` },
			{ zone: 'kommo.com', subdomain: server },
			{ zone: 'amocrm.ru', subdomain: '' },
			{ zone: 'amocrm.ru', subdomain: 'mycompany.kommo.com' },
			{ zone: 'elsewhere', subdomain: 'mycompany', baseUrl: server },
			{ zone: 'custom', baseUrl: `http://user@${host}` },
			{ zone: 'custom', baseUrl: `${server}?x=` },
			{ zone: 'custom', baseUrl: 'http://example.com' },
			{ zone: 'custom', baseUrl: '' },
		];
	};

	it('is refused in words, by both operations and the button, before any request', async () => {
		await withFakeServer(
			() => ({ body: {} }),
			async (server) => {
				for (const address of addresses(server.url)) {
					const credentials = [credential(longLived, { ...address, accessToken: token })];
					for (const parameters of [accountGet(), companyForm({ name: 'A' })]) {
						const { message, description } = errorOf(
							await runAmocrm(server, { credentials, parameters }),
						);
						expect(message).toMatch(
							/'(Zone|Subdomain|Base URL)'.*amoCRM credential|'Zone' of the account in the amoCRM credential/,
						);
						expect(`${message} ${description}`).not.toContain('Invalid URL');
						const { items } = await runAmocrm(server, {
							credentials,
							parameters,
							input: [{}, {}],
							onError: 'continueRegularOutput',
						});
						expect(jsonOf(items).map(({ error }) => error)).toEqual([
							message,
							message.replace('[item 0]', '[item 1]'),
						]);
					}
					expect(
						await testCredential(credential(longLived, { ...address, accessToken: token })),
					).toMatchObject({ status: 'Error' });
				}
				expect(server.seen).toEqual([]);
			},
		);
	});

	it('of OAuth2 becomes one that cannot exist', async () => {
		for (const address of addresses('http://127.0.0.1:1')) {
			const { accessTokenUrl, authUrl } = await decrypted(new AmocrmAccountOAuth2Api(), {
				...address,
				clientId: 'id',
				clientSecret: 'secret',
			});
			expect(accessTokenUrl).toBe(
				'https://check-the-account-address-in-this-credential.invalid/oauth2/access_token',
			);
			expect(String(authUrl)).toMatch(
				/^https:\/\/(www\.amocrm\.ru|www\.kommo\.com|check-the-account-address-in-this-credential\.invalid)\/oauth$/,
			);
		}
	});
});

it('The test of a credential takes no token to where a redirect leads', async () => {
	await withFakeServer(
		() => ({ body: { id: 1 } }),
		async (elsewhere) => {
			const redirect = { status: 302, headers: { location: `${elsewhere.url}/api/v4/account` } };
			await withFakeServer(
				() => redirect,
				async (server) => {
					const oAuth2 = credential(new AmocrmAccountOAuth2Api(), {
						zone: 'custom',
						baseUrl: server.url,
						clientId: 'id',
						clientSecret: 'secret',
						oauthTokenData: { access_token: token, token_type: 'Bearer' },
					});
					for (const tested of [oAuth2, tokenFor({ url: server.url, token })])
						expect(await testCredential(tested)).toMatchObject({ status: 'Error' });
					expect(server.seen).toHaveLength(2);
				},
			);
			expect(elsewhere.seen).toEqual([]);
		},
	);
});

describe("n8n's HTTP Request node", () => {
	/** What that node does with a credential: its options have other names than those of other nodes. */
	const httpRequest: INodeType = {
		description: {
			displayName: 'HTTP Request',
			name: 'httpRequest',
			group: ['transform'],
			version: 1,
			description: '',
			defaults: {},
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: longLived.name }],
			properties: [{ displayName: 'URL', name: 'url', type: 'string', default: '' }],
		},
		async execute() {
			// No node should use this helper any more, but that one does.
			const ask: unknown = Reflect.get(this.helpers, 'requestWithAuthentication');
			if (typeof ask !== 'function') throw new Error('n8n has no such helper any more');
			const json: unknown = await ask.call(this, longLived.name, {
				uri: String(this.getNodeParameter('url', 0)),
				method: 'GET',
				json: true,
				followRedirect: true,
				followAllRedirects: true,
				maxRedirects: 21,
			});
			return [[{ json: Object(json) }]];
		},
	};
	const request = async (server: { url: string; token: string }, url: string) =>
		await runNode({ node: httpRequest, parameters: { url }, credentials: [tokenFor(server)] });

	it("reads from the credential's account", async () => {
		await withSandbox({}, async (sandbox) => {
			const { items } = await request(sandbox, `${sandbox.url}/api/v4/account`);
			expect(jsonOf(items)).toMatchObject([{ name: 'Demo LLC' }]);
		});
	});

	it('takes the token to no other host, nor to where a redirect leads', async () => {
		await withFakeServer(
			() => ({ body: {} }),
			async (elsewhere) => {
				await withFakeServer(
					() => ({ status: 302, headers: { location: `${elsewhere.url}/api/v4/account` } }),
					async (server) => {
						for (const { url } of [server, elsewhere])
							expect((await request(server, `${url}/api/v4/account`)).error).toBeDefined();
						expect(server.seen).toHaveLength(1);
					},
				);
				expect(elsewhere.seen).toEqual([]);
			},
		);
	});
});

describe('OAuth2', () => {
	it('fits into the address of the request that n8n 2.8 connects with, beside 13 kB of its own', () => {
		const sent = new AmocrmAccountOAuth2Api().properties
			.map(({ name, default: value }) => `${name}=${encodeURIComponent(String(value))}`)
			.join('&');
		expect(sent.length).toBeLessThan(2500);
	});

	it.each([
		[
			{ zone: 'amocrm.ru', subdomain: 'MyCompany' },
			'https://www.amocrm.ru/oauth',
			'https://mycompany.amocrm.ru/oauth2/access_token',
		],
		[
			{ zone: 'kommo.com', subdomain: 'https://mycompany.kommo.com/leads/' },
			'https://www.kommo.com/oauth',
			'https://mycompany.kommo.com/oauth2/access_token',
		],
		[
			{ zone: 'amocrm.com', subdomain: 'mycompany' },
			'https://www.kommo.com/oauth',
			'https://mycompany.amocrm.com/oauth2/access_token',
		],
		[
			{ zone: 'custom', baseUrl: 'http://127.0.0.1:3000/' },
			'http://127.0.0.1:3000/oauth',
			'http://127.0.0.1:3000/oauth2/access_token',
		],
	])('%j has its pages', async (address, authUrl, accessTokenUrl) => {
		const data = await decrypted(new AmocrmAccountOAuth2Api(), { ...address });
		expect(data).toMatchObject({
			authUrl,
			accessTokenUrl,
			grantType: 'authorizationCode',
			authentication: 'body',
			scope: '',
		});
		// The consent page closes its own window only in this mode (API facts 4.2).
		expect(new URLSearchParams(String(data.authQueryParameters)).get('mode')).toBe('post_message');
	});

	it('is tested by its button', async () => {
		await withSandbox({}, async (sandbox) => {
			expect(await testCredential(oAuth2For(sandbox))).toEqual({
				status: 'OK',
				message: 'Connection successful!',
			});
		});
	});
});

describe('Both credentials', () => {
	const cases: Array<[address: Record<string, string>, host: string]> = [
		[{ zone: 'amocrm.ru', subdomain: 'mycompany' }, 'mycompany.amocrm.ru'],
		[{ zone: 'kommo.com', subdomain: ' MyCompany ' }, 'mycompany.kommo.com'],
		[{ zone: 'kommo.com', subdomain: 'https://mycompany.kommo.com/leads/' }, 'mycompany.kommo.com'],
		[{ zone: 'amocrm.com', subdomain: 'mycompany.amocrm.com' }, 'mycompany.amocrm.com'],
		[{ zone: 'custom', baseUrl: 'http://127.0.0.1:3000/' }, '127.0.0.1'],
		[{ zone: 'custom', baseUrl: 'https://crm.example.com/proxy' }, 'crm.example.com'],
	];

	it.each(cases)(
		'the token can be used by the HTTP Request node for the account alone: %j',
		async (address, host) => {
			const data = await decrypted(longLived, { ...address });
			expect(data).toMatchObject({ allowedHttpRequestDomains: 'domains', allowedDomains: host });
			const allows = (url: string) =>
				isDomainAllowed({ url, allowedDomains: String(data.allowedDomains) });
			expect(allows(`https://${host}/api/v4/leads`)).toBe(true);
			for (const other of ['example.com', `${host}.example.com`, `evil-${host}`, 'amocrm.ru'])
				expect(allows(`https://${other}/`)).toBe(false);
		},
	);

	const unnamed: Array<Record<string, string>> = [
		{},
		{ zone: 'amocrm.ru' },
		{ zone: 'custom' },
		{ zone: 'custom', baseUrl: '' },
		{ zone: 'custom', baseUrl: '*.com' },
		{ zone: 'custom', baseUrl: 'https://a,example.com' },
		{ zone: 'amocrm.ru', subdomain: '*' },
		{ zone: 'amocrm.ru', subdomain: 'a,example.com' },
		{ zone: 'amocrm.ru', subdomain: 'a@example.com/' },
	];

	it.each(unnamed)('an address that names no account opens no other host: %j', async (address) => {
		const { allowedDomains } = await decrypted(longLived, { ...address });
		// n8n takes an empty list for no restriction at all.
		expect(String(allowedDomains).trim()).not.toBe('');
		for (const url of ['https://example.com/', 'https://a.example.com/', 'https://x.amocrm.ru/'])
			expect(isDomainAllowed({ url, allowedDomains: String(allowedDomains) })).toBe(false);
	});

	it('OAuth2 cannot be used by the HTTP Request node', async () => {
		const type = new AmocrmAccountOAuth2Api();
		expect(await decrypted(type, { zone: 'amocrm.ru', subdomain: 'a' })).toMatchObject({
			allowedHttpRequestDomains: 'none',
		});
	});

	it.each([longLived, new AmocrmAccountOAuth2Api()])(
		'nobody is asked for it: $displayName',
		({ properties }) => {
			const kinds = properties.filter(({ name }) => /^allowed/.test(name)).map(({ type }) => type);
			expect(new Set(kinds)).toEqual(new Set(['hidden']));
		},
	);
});
