import type { FastifyInstance } from 'fastify';
import type { State } from '../state';
import { accountPage, type Wanted } from './page';

/** `GET /`: the account's page for a browser; no token, no rate limit, not logged. */
export function addPage(app: FastifyInstance, state: State): void {
	app.get<{ Querystring: Wanted }>('/', ({ query }, reply) =>
		reply
			.type('text/html; charset=utf-8')
			// Names come from requests; anything that escapes must not run or load anything.
			.header(
				'content-security-policy',
				"default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'",
			)
			.header('cache-control', 'no-store')
			.send(accountPage(state, query)),
	);
}
