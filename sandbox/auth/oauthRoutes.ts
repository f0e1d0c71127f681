import type { FastifyInstance } from 'fastify';
import type { Handler } from '../http/call';
import { noteBody } from '../http/arrival';
import { headerOf, serveOpen } from '../http/serve';
import type { State } from '../state';
import { allow, consentPage, deny } from './consent';
import { subdomainAnswer } from './subdomain';
import { tokenAnswer, tokenParameters } from './tokenEndpoint';

/** Consent page, token endpoint and domain lookup (API facts 4.2, 4.3, 4.7). */
export function addOauth(app: FastifyInstance, state: State): void {
	const { office, options } = state;
	const consent: Handler = ({ query, world }) =>
		consentPage(query, office, options, world.account.name);
	const pages: Array<[path: string, handle: Handler]> = [
		['/oauth', consent],
		['/oauth/', consent],
		['/oauth/allow', ({ query, world }) => allow(query, office, options, world.account.subdomain)],
		['/oauth/deny', ({ query }) => deny(query, office, options)],
	];
	for (const [path, handle] of pages)
		app.get(path, (request, reply) => serveOpen(state, request, reply, handle));
	app.get('/oauth2/account/current/subdomain', (request, reply) => {
		const refreshToken = headerOf(request.headers['x-refresh-token']);
		return serveOpen(state, request, reply, ({ world }) =>
			subdomainAnswer(refreshToken, office, options, world.account),
		);
	});
	app.post('/oauth2/access_token', (request, reply) => {
		const { body, headers } = request;
		const parameters = tokenParameters(
			headers['content-type'] ?? '',
			typeof body === 'string' ? body : '',
		);
		noteBody(state, request, parameters);
		return serveOpen(state, request, reply, () =>
			tokenAnswer(parameters, headers.authorization, office, options),
		);
	});
}
