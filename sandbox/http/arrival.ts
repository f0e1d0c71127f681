import type { FastifyReply, FastifyRequest } from 'fastify';
import { clockMs } from '../clock';
import type { Json } from '../json';
import type { State } from '../state';
import { bearerOf } from './gateway';
import type { LoggedRequest } from './log';
import type { GatewayVerdict } from './limiter';

/** State of a request from its arrival. */
export interface Visit {
	entry: LoggedRequest;
	verdict: GatewayVerdict;
}

declare module 'fastify' {
	interface FastifyRequest {
		/** Null for the control endpoints and the page, which are neither limited nor logged. */
		visit: Visit | null;
	}
}

/** The path and the query string (without `?`) of a URL. */
export function splitUrl(url: string): { path: string; search: string } {
	const mark = url.indexOf('?');
	return mark < 0
		? { path: url, search: '' }
		: { path: url.slice(0, mark), search: url.slice(mark + 1) };
}

const decoded = (search: string): string => {
	try {
		return decodeURIComponent(search);
	} catch {
		// A stray percent sign: log the text as received.
		return search;
	}
};

/** Only the API is rate limited; the block applies to the OAuth pages as well (API facts 3.3). */
function verdictOf(
	state: State,
	path: string,
	authorization: string | undefined,
	at: number,
): GatewayVerdict {
	const { office, limiter, options } = state;
	if (!path.startsWith('/api/')) return limiter.isBlocked() ? 'blocked' : 'pass';
	const integration = office.knows(bearerOf(authorization)) ? office.clientId : 'stranger';
	return limiter.arrive(at, integration, clockMs(options));
}

/** People looking at the page are not clients of the account. */
const isPage = (method: string, path: string): boolean => method === 'GET' && path === '/';

/** Counts and logs a request on arrival, before its body is read. */
export function arrive(state: State, request: FastifyRequest): void {
	const { path, search } = splitUrl(request.url);
	if (path.startsWith('/sandbox') || isPage(request.method, path)) return;
	const at = performance.now() - state.startedAt;
	const entry = state.log.open({ at, method: request.method, path, query: decoded(search) });
	request.visit = { entry, verdict: verdictOf(state, path, request.headers.authorization, at) };
}

/** Adds the parsed body to the log. */
export function noteBody(state: State, { visit }: FastifyRequest, body: Json | undefined): void {
	if (!visit || body === undefined) return;
	if (Array.isArray(body)) visit.entry.rows = body.length;
	if (state.options.keepBodies) visit.entry.body = body;
}

/** Adds the status of the answer to the log. */
export function noteStatus({ request }: FastifyReply, status: number): void {
	if (request.visit) request.visit.entry.status = status;
}
