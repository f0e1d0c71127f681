import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { sleep } from 'n8n-workflow';
import { allow, consentPage, deny } from '../auth/consent';
import { subdomainAnswer } from '../auth/subdomain';
import { tokenAnswer, tokenParameters } from '../auth/tokenEndpoint';
import type { Json } from '../json';
import { apiRoutes } from '../resources/routes';
import type { State } from '../state';
import { problem, type Answer } from './answer';
import type { Call, Handler } from './call';
import { cut, deliver, reset } from './deliver';
import { faultAnswer, type Fault } from './faults';
import { admit, bearerOf, gatewayRefusal } from './gateway';
import { parseQuery } from './query';
import { readBody, type Visit } from './visit';

declare module 'fastify' {
	interface FastifyRequest {
		visit: Visit | null;
	}
}

const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const;

const splitUrl = (url: string): { path: string; search: string } => {
	const mark = url.indexOf('?');
	return mark < 0 ? { path: url, search: '' } : { path: url.slice(0, mark), search: url.slice(mark + 1) };
};

const decoded = (search: string): string => {
	try {
		return decodeURIComponent(search);
	} catch {
		// A stray percent sign: the log shows the text as it came.
		return search;
	}
};

const headerOf = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

const isApi = (path: string): boolean => path.startsWith('/api/');

/** Counts the request at its arrival, before the body is read. */
function arrive(state: State, request: FastifyRequest): void {
	const { path, search } = splitUrl(request.url);
	if (path.startsWith('/sandbox')) return;
	const at = performance.now() - state.startedAt;
	const entry = state.log.open({ at, method: request.method, path, query: decoded(search) });
	const integration = state.office.opens(bearerOf(request.headers.authorization)) ? state.office.clientId : 'stranger';
	const limited = isApi(path) ? state.limiter.arrive(at, integration) : state.limiter.isBlocked() ? 'blocked' : 'pass';
	request.visit = { entry, verdict: limited };
}

const latencyOf = ({ options, latencyRandom }: State): number => {
	const { latencyMs } = options;
	if (typeof latencyMs === 'number') return latencyMs;
	const [least, most] = latencyMs;
	return least + latencyRandom() * (most - least);
};

const halved = (call: Call): Call | undefined => {
	if (!Array.isArray(call.body)) return undefined;
	const rows = call.body.slice(0, Math.floor(call.body.length / 2));
	return rows.length > 0 ? { ...call, body: rows } : undefined;
};

async function writeLater(state: State, fault: Fault, call: Call, handle: Handler): Promise<void> {
	await sleep(fault.lateMs ?? 100);
	if (!state.closed) handle(call);
}

/** Carries out as much of the request as the fault says; the normal answer, if there is one. */
function carryOut(state: State, fault: Fault, call: Call, handle: Handler): Answer | undefined {
	if (fault.answer === 'slow' || fault.answer === 'dropRow' || fault.when === 'after') return handle(call);
	if (fault.when === 'late') void writeLater(state, fault, call, handle);
	const half = fault.when === 'half' ? halved(call) : undefined;
	return half && handle(half);
}

async function answerFaulty(state: State, fault: Fault, call: Call, handle: Handler, reply: FastifyReply): Promise<FastifyReply> {
	const answer = faultAnswer(fault, call.body, carryOut(state, fault, call, handle));
	await sleep(latencyOf(state) + (fault.answer === 'slow' ? (fault.delayMs ?? 1000) : 0));
	if (fault.answer === 'hang') {
		reply.hijack();
		return reply;
	}
	if (fault.answer === 'reset') {
		reset(reply);
		return reply;
	}
	setStatus(reply, answer.status);
	if (fault.answer !== 'cut') return deliver(reply, answer);
	cut(reply, answer);
	return reply;
}

const setStatus = (reply: FastifyReply, status: number): void => {
	if (reply.request.visit) reply.request.visit.entry.status = status;
};

async function answerPlain(state: State, answer: Answer, reply: FastifyReply): Promise<FastifyReply> {
	const wait = latencyOf(state);
	if (wait > 0) await sleep(wait);
	setStatus(reply, answer.status);
	return deliver(reply, answer);
}

function bodyOf(request: FastifyRequest): { json: Json | undefined } | { refusal: Answer } {
	const text = typeof request.body === 'string' ? request.body : '';
	if (text === '') return { json: undefined };
	if (!/^application\/([\w.]+\+)?json\b/.test(request.headers['content-type'] ?? '')) {
		return { refusal: problem(415, 'Content-Type must be application/json') };
	}
	const body = readBody(text);
	return 'broken' in body ? { refusal: problem(400, 'Request body is not valid JSON') } : body;
}

function record(state: State, request: FastifyRequest, body: Json | undefined): void {
	const entry = request.visit?.entry;
	if (!entry || body === undefined) return;
	if (Array.isArray(body)) entry.rows = body.length;
	if (state.options.keepBodies) entry.body = body;
}

/** The way of an API request: gateway, token, body, fault, handler. */
async function serve(state: State, request: FastifyRequest, reply: FastifyReply, handle: Handler): Promise<FastifyReply> {
	const { path, search } = splitUrl(request.url);
	const body = bodyOf(request);
	if ('json' in body) record(state, request, body.json);
	const stopped = gatewayRefusal(request.visit?.verdict ?? 'pass', state.options);
	if (stopped) return await answerPlain(state, stopped, reply);
	const { authorization, 'x-context-user-id': context } = request.headers;
	const admission = admit({ authorization, context: headerOf(context) }, state.office, state.world);
	if ('refusal' in admission) return await answerPlain(state, admission.refusal, reply);
	if ('refusal' in body) return await answerPlain(state, body.refusal, reply);
	const { world } = state;
	const params = Object.fromEntries(Object.entries(Object(request.params)).map(([name, value]) => [name, String(value)]));
	const { userId } = admission;
	const call: Call = { world, userId, method: request.method, path, search, query: parseQuery(search), params, body: body.json };
	const fault = state.faults.take(request.method, path, body.json);
	if (!fault) return await answerPlain(state, handle(call), reply);
	markFault(request, fault);
	return await answerFaulty(state, fault, call, handle, reply);
}

const markFault = (request: FastifyRequest, fault: Fault): void => {
	if (request.visit) request.visit.entry.fault = `${fault.when}:${fault.answer}`;
};

/** The OAuth pages: no rate limit, no token, but the block and faults apply (API facts 3.3, 4). */
async function serveOpen(state: State, request: FastifyRequest, reply: FastifyReply, handle: Handler): Promise<FastifyReply> {
	const { path, search } = splitUrl(request.url);
	const stopped = gatewayRefusal(request.visit?.verdict ?? 'pass', state.options);
	if (stopped) return await answerPlain(state, stopped, reply);
	const { world } = state;
	const call: Call = { world, userId: 0, method: request.method, path, search, query: parseQuery(search), params: {}, body: undefined };
	const fault = state.faults.take(request.method, path, undefined);
	if (!fault) return await answerPlain(state, handle(call), reply);
	markFault(request, fault);
	return await answerFaulty(state, fault, call, handle, reply);
}

function addOauth(app: FastifyInstance, state: State): void {
	const { office, options } = state;
	const pages: Array<[path: string, handle: Handler]> = [
		['/oauth', ({ query, world }) => consentPage(query, office, options, world.account.name)],
		['/oauth/allow', ({ query, world }) => allow(query, office, options, world.account.subdomain)],
		['/oauth/deny', ({ query }) => deny(query, office, options)],
	];
	for (const [path, handle] of pages) app.get(path, (request, reply) => serveOpen(state, request, reply, handle));
	app.get('/oauth2/account/current/subdomain', (request, reply) =>
		serveOpen(state, request, reply, ({ world }) =>
			subdomainAnswer(headerOf(request.headers['x-refresh-token']), office, options, world.account),
		),
	);
	app.post('/oauth2/access_token', (request, reply) => {
		const raw = typeof request.body === 'string' ? request.body : '';
		const parameters = tokenParameters(request.headers['content-type'] ?? '', raw);
		record(state, request, parameters);
		return serveOpen(state, request, reply, () => tokenAnswer(parameters, request.headers.authorization, office, options));
	});
}

const notAllowed: Handler = () => problem(405, 'Method Not Allowed');
const notFound: Handler = ({ method, world, path, search }) =>
	problem(404, `Cannot ${method} ${world.url}${path}${search === '' ? '' : `?${search}`}`);

function addApi(app: FastifyInstance, state: State): void {
	const routes = apiRoutes.map((route) => ({ ...route, path: route.path.replace(/:(\w+)/g, ':$1(^\\d+$)') }));
	for (const { method, path, handle } of routes) {
		app.route({ method, url: path, handler: (request, reply) => serve(state, request, reply, handle) });
	}
	for (const path of new Set(routes.map((route) => route.path))) {
		const known = routes.filter((route) => route.path === path).map(({ method }) => String(method));
		const wrong = methods.filter((method) => !known.includes(method));
		app.route({ method: wrong, url: path, handler: (request, reply) => serve(state, request, reply, notAllowed) });
	}
	app.setNotFoundHandler((request, reply) => serve(state, request, reply, notFound));
}

/** The account over HTTP; not listening yet. */
export function createServer(state: State): FastifyInstance {
	const app = fastify({ bodyLimit: 64 * 1024 * 1024, forceCloseConnections: true, exposeHeadRoutes: false });
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
	app.decorateRequest('visit', null);
	app.addHook('onRequest', (request, _reply, done) => {
		arrive(state, request);
		done();
	});
	addOauth(app, state);
	addApi(app, state);
	return app;
}
