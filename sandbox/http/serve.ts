import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Json } from '../json';
import type { State } from '../state';
import { problem, type Answer } from './answer';
import { noteBody, splitUrl } from './arrival';
import { readBody } from './incoming/readBody';
import type { Call, Handler } from './call';
import { admit, gatewayRefusal } from './gateway';
import { phpLists } from './incoming/phpLists';
import { parseQuery } from './incoming/query';
import { perform, respond } from './respond';

/** First value of a header. */
export const headerOf = (value: string | string[] | undefined): string | undefined =>
	Array.isArray(value) ? value[0] : value;

const jsonType = /^application\/([\w.]+\+)?json\b/;

function bodyOf({
	body,
	headers,
}: FastifyRequest): { json: Json | undefined } | { refusal: Answer } {
	const text = typeof body === 'string' ? body : '';
	if (text === '') return { json: undefined };
	if (!jsonType.test(headers['content-type'] ?? ''))
		return { refusal: problem(415, 'Content-Type must be application/json') };
	const read = readBody(text);
	return 'broken' in read ? { refusal: problem(400, 'Request body is not valid JSON') } : read;
}

const paramsOf = ({ params }: FastifyRequest): Record<string, string> =>
	Object.fromEntries(Object.entries(Object(params)).map(([name, value]) => [name, String(value)]));

function callOf(
	state: State,
	request: FastifyRequest,
	userId: number,
	body: Json | undefined,
): Call {
	const { path, search } = splitUrl(request.url);
	const { method } = request;
	return {
		world: state.world,
		userId,
		method,
		path,
		search,
		query: parseQuery(search),
		params: paramsOf(request),
		body: body !== undefined && state.options.accepts.includes('phpLists') ? phpLists(body) : body,
	};
}

const stoppedAtGateway = ({ options }: State, { visit }: FastifyRequest): Answer | undefined =>
	gatewayRefusal(visit?.verdict ?? 'pass', options);

/** Serves an API request: gateway, token, body, then the handler (or a fault). */
export async function serveApi(
	state: State,
	request: FastifyRequest,
	reply: FastifyReply,
	handle: Handler,
): Promise<FastifyReply> {
	const body = bodyOf(request);
	if ('json' in body) noteBody(state, request, body.json);
	const stopped = stoppedAtGateway(state, request);
	if (stopped) return await respond(state, stopped, reply);
	const { authorization, 'x-context-user-id': context } = request.headers;
	const admission = admit({ authorization, context: headerOf(context) }, state.office, state.world);
	if ('refusal' in admission) return await respond(state, admission.refusal, reply);
	if ('refusal' in body) return await respond(state, body.refusal, reply);
	return await perform(state, callOf(state, request, admission.userId, body.json), handle, reply);
}

/** Serves an OAuth page: without rate limit or token, but with the block and faults (API facts 3.3, 4). */
export async function serveOpen(
	state: State,
	request: FastifyRequest,
	reply: FastifyReply,
	handle: Handler,
): Promise<FastifyReply> {
	const stopped = stoppedAtGateway(state, request);
	if (stopped) return await respond(state, stopped, reply);
	return await perform(state, callOf(state, request, 0, undefined), handle, reply);
}
