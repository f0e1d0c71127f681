import fastify, { type FastifyRequest } from 'fastify';

import type { Sandbox } from '../../sandbox';

type Socket = FastifyRequest['raw']['socket'];

/** Writes arbitrary bytes to the connection of a request. */
export type Garbling = (socket: Socket) => void;

/** A proxy in front of a sandbox that can answer with any bytes. */
export interface Garbler {
	url: string;
	/** `METHOD /path` of every request, in order. */
	seen: string[];
	/** Number of open connections. */
	open(): number;
}

async function forward(
	sandbox: Sandbox,
	{ method, url, headers, body }: FastifyRequest,
): Promise<Response> {
	return await fetch(`${sandbox.url}${url}`, {
		method,
		headers: { authorization: headers.authorization ?? '', 'content-type': 'application/json' },
		body: typeof body === 'string' ? body : undefined,
	});
}

/**
 * Runs a test with a proxy that lets the sandbox execute each request. For requests picked by the test, the answer is
 * replaced.
 *
 * @param pick how to answer the nth request of this kind (`POST /api/v4/companies`), counted from 1; `undefined` =
 * unchanged
 */
export async function withGarbler<T>(
	sandbox: Sandbox,
	pick: (request: string, nth: number) => Garbling | undefined,
	test: (garbler: Garbler) => Promise<T>,
): Promise<T> {
	const app = fastify({ forceCloseConnections: true });
	const seen: string[] = [];
	const sockets = new Set<Socket>();
	app.server.on('connection', (socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
	});
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
	app.all('/*', async (request, reply) => {
		const name = `${request.method} ${request.url.split('?')[0] ?? ''}`;
		seen.push(name);
		const garbling = pick(name, seen.filter((other) => other === name).length);
		const response = await forward(sandbox, request);
		const body = Buffer.from(await response.arrayBuffer());
		if (garbling) {
			void reply.hijack();
			garbling(request.raw.socket);
			return reply;
		}
		const type = response.headers.get('content-type') ?? 'text/plain';
		return await reply.code(response.status).header('content-type', type).send(body);
	});
	const url = await app.listen({ host: '127.0.0.1', port: 0 });
	try {
		return await test({ url, seen, open: () => sockets.size });
	} finally {
		for (const socket of sockets) socket.destroy();
		await app.close();
	}
}
