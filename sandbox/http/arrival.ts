import type { FastifyReply, FastifyRequest } from 'fastify';
import { clockMs } from '../clock';
import type { Json } from '../json';
import type { State } from '../state';
import { bearerOf } from './gateway';
import type { LoggedRequest } from './log';
import type { Verdict } from './limiter';

/** What is known of a request since its arrival. */
export interface Visit {
	entry: LoggedRequest;
	verdict: Verdict;
}

declare module 'fastify' {
	interface FastifyRequest {
		/** Null for the control endpoints and the page, which are neither limited nor logged. */
		visit: Visit | null;
	}
}

/** Path and query string (without `?`) of a request's target. */
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
		// A stray percent sign: the log shows the text as it came.
		return search;
	}
};

/** Only the API is limited; the block shuts the OAuth pages as well (API facts 3.3). */
function verdictOf(
	state: State,
	path: string,
	authorization: string | undefined,
	at: number,
): Verdict {
	const { office, limiter, options } = state;
	if (!path.startsWith('/api/')) return limiter.isBlocked() ? 'blocked' : 'pass';
	const integration = office.knows(bearerOf(authorization)) ? office.clientId : 'stranger';
	return limiter.arrive(at, integration, clockMs(options));
}

/** A person who looks at the account is no client of it. */
const isPage = (method: string, path: string): boolean => method === 'GET' && path === '/';

/** Counts and logs a request at its arrival, before the body is read. */
export function arrive(state: State, request: FastifyRequest): void {
	const { path, search } = splitUrl(request.url);
	if (path.startsWith('/sandbox') || isPage(request.method, path)) return;
	const at = performance.now() - state.startedAt;
	const entry = state.log.open({ at, method: request.method, path, query: decoded(search) });
	request.visit = { entry, verdict: verdictOf(state, path, request.headers.authorization, at) };
}

/** Notes the parsed body in the log. */
export function noteBody(state: State, { visit }: FastifyRequest, body: Json | undefined): void {
	if (!visit || body === undefined) return;
	if (Array.isArray(body)) visit.entry.rows = body.length;
	if (state.options.keepBodies) visit.entry.body = body;
}

/** Notes the answered status in the log. */
export function noteStatus({ request }: FastifyReply, status: number): void {
	if (request.visit) request.visit.entry.status = status;
}
