import { createServer, type AddressInfo, type Socket } from 'node:net';

import type { Sandbox } from '../../sandbox';

/** Writes an answer, or what is none, to the connection on which a request came. */
export type Garbling = (socket: Socket) => void;

/** A proxy in front of a sandbox, which is no HTTP server: it can answer with any bytes. */
export interface Garbler {
	url: string;
	/** `METHOD /path` of every request, in order. */
	seen: string[];
	/** Connections that are open. */
	open(): number;
}

interface Request {
	method: string;
	path: string;
	head: string;
	body: string;
}

/** A request once all of it has arrived. */
function complete(text: string): Request | undefined {
	const [head, ...rest] = text.split('\r\n\r\n');
	if (head === undefined || rest.length === 0) return undefined;
	const body = rest.join('\r\n\r\n');
	const [, length = '0'] = /\r\ncontent-length: (\d+)/i.exec(head) ?? [];
	if (Buffer.byteLength(body) < Number(length)) return undefined;
	const [method = '', path = ''] = head.split(' ');
	return { method, path, head, body };
}

async function forward(sandbox: Sandbox, { method, path, head, body }: Request): Promise<Response> {
	const [, authorization = ''] = /\r\nauthorization: (.*)/i.exec(head) ?? [];
	return await fetch(`${sandbox.url}${path}`, {
		method,
		headers: { authorization, 'content-type': 'application/json' },
		body: method === 'GET' ? undefined : body,
	});
}

async function answer(socket: Socket, response: Response): Promise<void> {
	const body = Buffer.from(await response.arrayBuffer());
	const type = response.headers.get('content-type') ?? 'text/plain';
	socket.write(
		`HTTP/1.1 ${response.status} Answer\r\nconnection: close\r\ncontent-type: ${type}\r\n` +
			`content-length: ${body.length}\r\n\r\n`,
	);
	socket.end(body);
}

/**
 * Runs a test with a proxy that lets the sandbox carry out each request. The answers of those that the test picks are thrown
 * away, and something else is written in their place.
 *
 * @param pick how to answer the nth request of this kind (`POST /api/v4/companies`), counted from 1; `undefined` = truthfully
 */
export async function withGarbler<T>(
	sandbox: Sandbox,
	pick: (request: string, nth: number) => Garbling | undefined,
	test: (garbler: Garbler) => Promise<T>,
): Promise<T> {
	const seen: string[] = [];
	const sockets = new Set<Socket>();
	const serve = async (socket: Socket, request: Request) => {
		const name = `${request.method} ${request.path.split('?')[0] ?? ''}`;
		seen.push(name);
		const garbling = pick(name, seen.filter((other) => other === name).length);
		const response = await forward(sandbox, request);
		if (garbling) garbling(socket);
		else await answer(socket, response);
	};
	const server = createServer((socket) => {
		let text = '';
		sockets.add(socket);
		socket.setEncoding('utf8');
		// The other side may give up at any time.
		socket.on('error', () => {});
		socket.on('close', () => sockets.delete(socket));
		socket.on('data', (part) => {
			text += String(part);
			const request = complete(text);
			if (!request) return;
			text = '';
			void serve(socket, request);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	try {
		return await test({ url: `http://127.0.0.1:${port}`, seen, open: () => sockets.size });
	} finally {
		for (const socket of sockets) socket.destroy();
		await new Promise((resolve) => server.close(resolve));
	}
}
