import { randomUUID } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { bodyText, type Answer } from './answer';

/** Sends an answer; each has an `X-Request-Id` (API facts 1.2). */
export function deliver(reply: FastifyReply, answer: Answer): FastifyReply {
	void reply.code(answer.status).header('x-request-id', randomUUID());
	if (answer.headers) void reply.headers(answer.headers);
	const text = bodyText(answer);
	if (text === '') return reply.send();
	// A buffer, because the framework would add a charset to the type of a string.
	return reply.type(answer.type ?? 'text/plain').send(Buffer.from(text));
}

/** Resets the connection without an answer. */
export function reset(reply: FastifyReply): FastifyReply {
	void reply.hijack();
	reply.raw.socket?.resetAndDestroy();
	return reply;
}

/** Announces the full body, sends half of it and closes the connection. */
export function cut(reply: FastifyReply, answer: Answer, date: string): FastifyReply {
	void reply.hijack();
	const bytes = Buffer.from(bodyText(answer));
	const { raw } = reply;
	raw.writeHead(answer.status, {
		date,
		'content-type': answer.type ?? 'text/plain',
		'content-length': bytes.length,
	});
	raw.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => raw.socket?.destroy());
	return reply;
}
