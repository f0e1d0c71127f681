import { NodeApiError, NodeOperationError, type INode, type JsonObject } from 'n8n-workflow';

import { credentialKey } from '../../../../nodes/Amocrm/transport/http/credentialKey';
import { generationOf, renewToken } from '../../../../nodes/Amocrm/transport/http/tokenRenewal';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const node: INode = {
	id: '1',
	name: 'amoCRM',
	type: 'amocrm',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
	credentials: { oauth: { id: '7', name: 'Account' } },
};

const errorWith = (message: string, fields: object) => Object.assign(new Error(message), fields);

/** As n8n rethrows its helpers' errors. */
const wrapped = (error: Error) => new NodeApiError(node, Object(error) as JsonObject);

let credentials = 0;

async function renewal(...results: Array<Error | undefined>) {
	credentials += 1;
	const key = `credential ${credentials}`;
	const renew = async () => {
		const error = results.length > 1 ? results.shift() : results[0];
		if (error) throw error;
		await Promise.resolve();
	};
	const renewing = renewToken(key, generationOf(key), renew);
	await jest.runAllTimersAsync();
	return [await renewing, generationOf(key)];
}

describe('A token that is renewed', () => {
	it.each([
		errorWith('HTTP status 401', { status: 401, code: 'ESTATUS' }),
		errorWith('HTTP status 400', { status: 400, code: 'ESTATUS' }),
		errorWith('The provided authorization grant is invalid', { code: 'EAUTH' }),
		errorWith('no', { isAxiosError: true, response: { status: 401 } }),
		errorWith('OAuth access token expired and no refresh token is available.', {}),
		new NodeOperationError(node, 'The credential "Account" needs to be reconnected.'),
	])('may be refused: $message', async (error) => {
		expect(await renewal(wrapped(error))).toEqual(['refused', 0]);
	});

	it.each([
		errorWith('Request failed', { isAxiosError: true, response: { status: 503 } }),
		errorWith('HTTP status 429', { status: 429, code: 'ESTATUS' }),
		errorWith('HTTP status 403', { status: 403, code: 'ESTATUS' }),
		errorWith('Expected JSON response', { status: 200, code: 'ESTATUS' }),
		errorWith('connect ECONNREFUSED', { code: 'ECONNREFUSED', syscall: 'connect' }),
		errorWith('socket hang up', { code: 'ECONNRESET' }),
	])('may not be had at the moment: $message', async (error) => {
		expect(await renewal(wrapped(error))).toEqual(['unavailable', 0]);
	});

	it('is there, also where another process was quicker, and where the repeated request is refused for another reason', async () => {
		expect(await renewal(undefined)).toEqual(['renewed', 1]);
		expect(await renewal(errorWith('x', { status: 401 }), undefined)).toEqual(['renewed', 1]);
		const unpaid = errorWith('x', { isAxiosError: true, response: { status: 402 } });
		expect(await renewal(wrapped(unpaid))).toEqual(['renewed', 1]);
	});
});

describe('What is remembered of a credential', () => {
	const key = (credentials: object) =>
		credentialKey('https://a.amocrm.ru', 'oauth', { ...credentials }, node);
	const jwt = (claims: object) =>
		`x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${Math.random()}`;
	const connected = (claims: object) => ({
		clientId: 'c',
		oauthTokenData: { access_token: jwt(claims) },
	});

	it('ends with a long-lived token, and holds none of it', () => {
		expect(key({ accessToken: 'one' })).toBe(key({ accessToken: ' one ' }));
		expect(key({ accessToken: 'one' })).not.toBe(key({ accessToken: 'two' }));
		expect(key({ accessToken: 'a-secret-token' })).not.toContain('secret');
	});

	it('outlives renewals, but not another user, account or integration', () => {
		const first = key(connected({ sub: '1', account_id: 5 }));
		expect(key(connected({ sub: '1', account_id: 5 }))).toBe(first);
		expect(key(connected({ sub: '2', account_id: 5 }))).not.toBe(first);
		expect(key(connected({ sub: '1', account_id: 6 }))).not.toBe(first);
		expect(key({ ...connected({ sub: '1', account_id: 5 }), clientId: 'd' })).not.toBe(first);
		expect(key({ oauthTokenData: { access_token: 'no.web.token' } })).toContain(
			'https://a.amocrm.ru',
		);
	});
});
