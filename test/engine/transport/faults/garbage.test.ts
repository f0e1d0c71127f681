import {
	companyJson,
	jsonOf,
	runAmocrm,
	storedNames,
	tokenFor,
	withSandbox,
} from '../../../support/amocrm';
import { withGarbler, type Garbling } from '../../../support/garbling';

const OK = 'HTTP/1.1 200 OK\r\ncontent-type: application/hal+json\r\n';
const BODY = JSON.stringify({ _embedded: { companies: [] } });

/** Writes this and closes the connection. */
const saying =
	(...parts: Array<string | Buffer>): Garbling =>
	(socket) => {
		for (const part of parts) socket.write(part);
		socket.end();
	};

const encoded = (encoding: string, body: Buffer): Garbling =>
	saying(`${OK}content-encoding: ${encoding}\r\ncontent-length: ${body.length}\r\n\r\n`, body);

/** What a service, a gateway or a proxy may answer although the rows are stored. */
const GARBAGE: Array<[title: string, garbling: Garbling]> = [
	['gzip that is none', encoded('gzip', Buffer.from('this is not gzip'))],
	['gzip that ends early', encoded('gzip', Buffer.from('1f8b0800000000000003ab568a4fcd', 'hex'))],
	['deflate that is none', encoded('deflate', Buffer.from('this is not deflate'))],
	['brotli that is none', encoded('br', Buffer.from('this is not brotli'))],
	['brotli that ends early', encoded('br', Buffer.from('1b0d01f89d0776a3c7', 'hex'))],
	['a chunk without a size', saying(`${OK}transfer-encoding: chunked\r\n\r\nhello\r\n${BODY}`)],
	['a chunk that is cut off', saying(`${OK}transfer-encoding: chunked\r\n\r\n400\r\n${BODY}`)],
	['a header without a colon', saying('HTTP/1.1 200 OK\r\nthis is no header\r\n\r\n')],
	['a header with a control character', saying('HTTP/1.1 200 OK\r\nx: a\u0000b\r\n\r\n')],
	['a header without an end', saying('HTTP/1.1 200 OK\r\nx: ')],
	['more headers than anyone reads', saying(`${OK}x: ${'x'.repeat(200_000)}\r\n\r\n${BODY}`)],
	['two lengths', saying(`${OK}content-length: 2\r\ncontent-length: 3\r\n\r\n${BODY}`)],
	['a length that is no number', saying(`${OK}content-length: many\r\n\r\n${BODY}`)],
	['less than was promised', saying(`${OK}content-length: 5000\r\n\r\n${BODY}`)],
	['a status line that is none', saying('HTTP/9 banana\r\n\r\n')],
	['a status that is none', saying('HTTP/1.1 42 What\r\ncontent-length: 0\r\n\r\n')],
	['another protocol', saying('SSH-2.0-OpenSSH_9.6\r\n')],
	['a TLS alert', saying(Buffer.from([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x50]))],
	['nothing', saying()],
	['a reset', (socket) => socket.resetAndDestroy()],
	['200 without a body', saying(`${OK}content-length: 0\r\n\r\n`)],
	['202 and a word', saying('HTTP/1.1 202 Accepted\r\ncontent-length: 8\r\n\r\nAccepted')],
	['null', saying(`${OK}content-length: 4\r\n\r\nnull`)],
	['an empty array', saying(`${OK}content-length: 2\r\n\r\n[]`)],
	['JSON that ends early', saying(`${OK}content-length: 14\r\n\r\n{"_embedded":{`)],
	['a page', saying('HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\n<html>')],
	['a list of other things', saying(`${OK}content-length: ${BODY.length}\r\n\r\n${BODY}`)],
];

const NAMES = ['North', 'South', 'East', 'West', 'North'];

/** Creates five companies of which the first request is answered with garbage, and expects each to be there once. */
async function expectExact(garbling: Garbling): Promise<void> {
	await withSandbox({ requestsPerSecond: 0 }, async (sandbox) => {
		const pick = (request: string, nth: number) =>
			request === 'POST /api/v4/companies' && nth === 1 ? garbling : undefined;
		await withGarbler(sandbox, pick, async ({ url, seen }) => {
			const { items, error } = await runAmocrm(sandbox, {
				credentials: [tokenFor({ url, token: sandbox.token })],
				parameters: companyJson(JSON.stringify(NAMES.map((name) => ({ name })))),
			});
			expect(error?.message).toBeUndefined();
			expect(storedNames(sandbox)).toEqual(NAMES);
			expect(jsonOf(items).map(({ name }) => name)).toEqual(NAMES);
			expect(new Set(jsonOf(items).map(({ id }) => id)).size).toBe(NAMES.length);
			expect(seen.filter((request) => request.startsWith('POST'))).toHaveLength(1);
		});
	});
}

describe('Rows that were written are found, although the answer was', () => {
	it.concurrent.each(GARBAGE)('%s', async (_title, garbling) => await expectExact(garbling));
});
