import { fastify, type FastifyInstance } from 'fastify';
import { sleep } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';
import { addOauth } from '../auth/oauthRoutes';
import { dateHeader } from '../clock';
import { apiRoutes } from '../resources/apiRoutes';
import type { State } from '../state';
import { problem, type Answer } from './answer';
import { arrive, noteStatus } from './arrival';
import type { Handler } from './call';
import { deliver } from './deliver';
import { serveApi } from './serve';

const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const;

const notAllowed: Handler = () => problem(405, 'Method Not Allowed');
const notFound: Handler = ({ method, world, path, search }) =>
	problem(404, `Cannot ${method} ${world.url}${path}${search === '' ? '' : `?${search}`}`);

/** A bug in the sandbox, reported as the service's 500 (API facts 3.2). */
const internalError = (message: string): Answer => ({
	status: 500,
	type: 'application/problem+json',
	json: { title: 'ErrInternalServer', status: 500, detail: message, trace_id: randomUUID() },
});

function addApi(app: FastifyInstance, state: State): void {
	// IDs are numbers, unless a route has a pattern of its own.
	const routes = apiRoutes.map((route) => ({
		...route,
		path: route.path.replace(/:(\w+)(?![\w(])/g, ':$1(^\\d+$)'),
	}));
	for (const { method, path, handle } of routes) {
		app.route({
			method,
			url: path,
			handler: (request, reply) => serveApi(state, request, reply, handle),
		});
	}
	for (const path of new Set(routes.map((route) => route.path))) {
		const known = routes.filter((route) => route.path === path).map(({ method }) => String(method));
		const wrong = methods.filter((method) => !known.includes(method));
		app.route({
			method: wrong,
			url: path,
			handler: (request, reply) => serveApi(state, request, reply, notAllowed),
		});
	}
	app.setNotFoundHandler((request, reply) => serveApi(state, request, reply, notFound));
}

/** The account's HTTP server, not yet listening. */
export function createServer(state: State): FastifyInstance {
	const app = fastify({
		bodyLimit: 64 * 1024 * 1024,
		forceCloseConnections: true,
		exposeHeadRoutes: false,
	});
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
	app.decorateRequest('visit', null);
	app.addHook('onRequest', async (request) => {
		const { arrivalJitterMs } = state.options;
		if (arrivalJitterMs > 0) await sleep(state.latencyRandom() * arrivalJitterMs);
		arrive(state, request);
	});
	app.addHook('onSend', (_request, reply, _payload, done) => {
		void reply.header('date', dateHeader(state.options));
		done();
	});
	app.setErrorHandler((error, _request, reply) => {
		noteStatus(reply, 500);
		return deliver(reply, internalError(error instanceof Error ? error.message : String(error)));
	});
	addOauth(app, state);
	addApi(app, state);
	return app;
}
