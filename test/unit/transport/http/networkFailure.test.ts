import {
	NodeApiError,
	NodeOperationError,
	UserError,
	type INode,
	type JsonObject,
} from 'n8n-workflow';

import { failedRequest } from '../../../../nodes/Amocrm/transport/http/networkFailure';

const node: INode = {
	id: '1',
	name: 'amoCRM',
	type: 'amocrm',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

const errorWith = (message: string, fields: object = {}) =>
	Object.assign(new Error(message), fields);

/** As thrown by axios, with Node's own error inside. */
const ofAxios = (inner: Error) =>
	errorWith(inner.message, { isAxiosError: true, code: Object(inner).code, cause: inner });

/** As thrown by n8n: each version wraps the error, and some keep only its texts. */
const wrapped = (error: Error) => new NodeApiError(node, Object(error) as JsonObject);

const system = (syscall: string, code: string) =>
	errorWith(`${syscall} ${code} 10.0.0.1:443`, { code, syscall });

const lines: Array<[string, (error: Error) => unknown]> = [
	['as it is', (error) => error],
	['from axios', ofAxios],
	['in an error of n8n', (error) => wrapped(ofAxios(error))],
];

describe.each(lines)('An error %s', (_line, given) => {
	it.each([
		['connect', 'ECONNREFUSED'],
		['connect', 'EHOSTUNREACH'],
		['connect', 'ENETUNREACH'],
		['connect', 'ETIMEDOUT'],
		['connect', 'ECONNRESET'],
		['connect', 'EMFILE'],
		['connect', 'EADDRNOTAVAIL'],
		['getaddrinfo', 'ENOTFOUND'],
		['getaddrinfo', 'EAI_AGAIN'],
	])('of %s is proof that nothing was sent: %s', (syscall, code) => {
		expect(failedRequest(given(system(syscall, code)))).toEqual({
			kind: 'notSent',
			reason: 'connection',
			detail: code,
		});
	});

	it.each([
		system('read', 'ECONNRESET'),
		system('read', 'EHOSTUNREACH'),
		system('read', 'ETIMEDOUT'),
		system('write', 'EPIPE'),
		system('write', 'EPROTO'),
		errorWith('socket hang up', { code: 'ECONNRESET' }),
		errorWith('incorrect header check', { code: 'Z_DATA_ERROR' }),
		errorWith('unexpected end of file', { code: 'Z_BUF_ERROR' }),
		errorWith('Parse Error: Invalid header value char', { code: 'HPE_INVALID_HEADER_TOKEN' }),
		errorWith('Parse Error: Expected HTTP/', { code: 'HPE_INVALID_CONSTANT' }),
		errorWith('stream has been aborted', { code: 'ERR_BAD_RESPONSE' }),
		errorWith('tlsv1 alert internal error', { code: 'ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR' }),
		errorWith('something that nobody has seen before'),
		errorWith('a company called ECONNREFUSED', { code: 'Z_DATA_ERROR' }),
		errorWith('its name was "connect ECONNREFUSED"'),
		errorWith('no code', { code: { constructor: 'ENOTFOUND' }, syscall: ['connect'] }),
	])('leaves it open whether the request was done: $message', (error) => {
		expect(failedRequest(given(error))).toMatchObject({ kind: 'unknown' });
	});
});

describe("n8n's own error", () => {
	it.each([
		new UserError('This amoCRM credential works only for its own account'),
		new NodeOperationError(node, 'Node "amoCRM" does not have any credentials set'),
	])('before a request is about the credential: $message', (error) => {
		for (const thrown of [error, wrapped(error)])
			expect(failedRequest(thrown)).toEqual({
				kind: 'notSent',
				reason: 'credential',
				detail: error.message,
			});
	});

	it('of an account that was never connected says so', () => {
		expect(failedRequest(wrapped(new Error('Unable to sign without access token')))).toEqual({
			kind: 'notSent',
			reason: 'credential',
			detail: 'This amoCRM credential is not connected to an account',
		});
	});

	it('with nothing but a text is read by its first words', () => {
		const error = new NodeApiError(node, { message: 'connect EHOSTUNREACH 10.0.0.1:443' });
		expect(failedRequest(error)).toMatchObject({ kind: 'notSent', detail: 'EHOSTUNREACH' });
	});
});

it('Several addresses that were all tried in vain are one failure', () => {
	const errors = [system('connect', 'ETIMEDOUT'), system('connect', 'ENETUNREACH')];
	const error = errorWith('', { code: 'ETIMEDOUT', errors });
	expect(failedRequest(wrapped(ofAxios(error)))).toMatchObject({ kind: 'notSent' });
});

it.each([undefined, null, 'text', 5, [], Object.create(null)])(
	'Whatever is thrown is an answer: %p',
	(thrown) => {
		expect(failedRequest(thrown)).toMatchObject({ kind: 'unknown' });
	},
);

it('An error that is its own cause ends', () => {
	const error = errorWith('round and round');
	error.cause = error;
	expect(failedRequest(error)).toEqual({ kind: 'unknown', detail: 'round and round' });
});
