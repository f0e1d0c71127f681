import { now } from '../clock';
import type { Answer } from '../http/answer';
import { objectOf, type Json, type JsonObject } from '../json';
import type { SandboxOptions } from '../options';
import type { TokenOffice, TokenPair } from './tokenOffice';

const problemType = 'https://developers.amocrm.ru/v3/errors/OAuthProblemJson';

// amocrm.ru answers in the account's language; the English wording is a guess (API facts 3.3).
const texts = {
	ru: {
		client: ['Некорректный клиент', 'Авторизация клиента не прошла'],
		request: [
			'Некорректный запрос',
			'В запросе отсутствует ряд параметров или параметры невалидны',
		],
	},
	com: {
		client: ['Invalid client', 'Client authorization failed'],
		request: [
			'Invalid request',
			'The request is missing parameters, or the parameters are invalid',
		],
	},
} as const;

const oauthProblem = (
	status: number,
	[title, detail]: readonly [string, string],
	extra: JsonObject = {},
): Answer => ({
	status,
	type: 'application/problem+json',
	json: { ...extra, title, type: problemType, status, detail },
});

/** Accepts JSON and form bodies (API facts 4.3). */
export function tokenParameters(contentType: string, raw: string): JsonObject {
	if (contentType.startsWith('application/x-www-form-urlencoded'))
		return Object.fromEntries(new URLSearchParams(raw));
	try {
		const parsed: Json = JSON.parse(raw);
		return objectOf(parsed);
	} catch {
		// Neither form nor JSON: answered like missing parameters.
		return {};
	}
}

interface Client {
	id: Json | undefined;
	secret: Json | undefined;
}

const basic = /^Basic (\S+)$/;

/** Client credentials from the body or, if accepted, from a Basic header. */
function clientOf(
	{ client_id, client_secret }: JsonObject,
	authorization: string | undefined,
	{ accepts }: SandboxOptions,
): Client {
	const inBody = { id: client_id, secret: client_secret };
	const [, encoded] = basic.exec(authorization ?? '') ?? [];
	if (encoded === undefined || !accepts.includes('basicAuth')) return inBody;
	const [id, secret] = Buffer.from(encoded, 'base64').toString().split(':');
	return { id: client_id ?? id, secret: client_secret ?? secret };
}

/** Checks the redirect URI, which must match the registered one exactly (API facts 3.3, 4.3). */
function redirectHint(
	sent: Json | undefined,
	registered: string | undefined,
	required: boolean,
): string | undefined {
	if (sent === undefined) return required ? 'Check the `redirect_uri` parameter' : undefined;
	return registered === undefined || sent === registered ? undefined : 'Invalid redirect URI';
}

/** `POST /oauth2/access_token`. Codes and refresh tokens work once (API facts 3.3, 4.3). */
export function tokenAnswer(
	parameters: JsonObject,
	authorization: string | undefined,
	office: TokenOffice,
	options: SandboxOptions,
): Answer {
	const words = texts[options.zone];
	const wrong = (hint: string, status = 400) => oauthProblem(status, words.request, { hint });
	const client = clientOf(parameters, authorization, options);
	const strange = authorization !== undefined && !options.accepts.includes('basicAuth');
	if (strange) return oauthProblem(401, words.client);
	if (client.id === undefined) return wrong('Check the `client_id` parameter');
	if (client.id !== office.clientId || client.secret !== office.clientSecret)
		return oauthProblem(401, words.client);
	const { grant_type, code, refresh_token, redirect_uri } = parameters;
	if (grant_type !== 'authorization_code' && grant_type !== 'refresh_token')
		return wrong('Check the `grant_type` parameter');
	const byCode = grant_type === 'authorization_code';
	const value = byCode ? code : refresh_token;
	if (typeof value !== 'string')
		return wrong(`Check the \`${byCode ? 'code' : 'refresh_token'}\` parameter`);
	if (office.isFromElsewhere(value)) return wrong('Send request to account');
	const registered = options.redirectUri || (byCode ? office.redirectOf(value) : undefined);
	const redirect = redirectHint(redirect_uri, registered, byCode || options.redirectUriRequired);
	if (redirect !== undefined) return wrong(redirect);
	const redeemed = byCode ? office.redeemCode(value) : office.redeemRefresh(value);
	return 'hint' in redeemed
		? wrong(redeemed.hint, redeemed.status)
		: pairAnswer(redeemed.pair, options);
}

const pairAnswer = (pair: TokenPair, options: SandboxOptions): Answer => ({
	status: 200,
	type: 'application/json',
	json: {
		token_type: pair.token_type,
		expires_in: pair.expires_in,
		server_time: now({ options }),
		access_token: pair.access_token,
		refresh_token: pair.refresh_token,
	},
});
