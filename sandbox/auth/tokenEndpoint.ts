import { now } from '../clock';
import type { Answer } from '../http/answer';
import { objectOf, type Json, type JsonObject } from '../json';
import type { SandboxOptions } from '../options';
import type { TokenOffice } from './tokens';

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

/** JSON and form bodies are both accepted (API facts 4.3). */
export function tokenParameters(contentType: string, raw: string): JsonObject {
	if (contentType.startsWith('application/x-www-form-urlencoded'))
		return Object.fromEntries(new URLSearchParams(raw));
	try {
		const parsed: Json = JSON.parse(raw);
		return objectOf(parsed);
	} catch {
		// Neither form nor JSON: the endpoint answers as to missing parameters.
		return {};
	}
}

/** Whether the redirect URI of a request is the registered one, character for character (API facts 3.3, 4.3). */
function redirectFits(
	sent: JsonObject[string] | undefined,
	registered: string | undefined,
	options: SandboxOptions,
): boolean {
	if (sent === undefined) return !options.redirectUriRequired;
	const expected = options.redirectUri || registered;
	return expected === undefined || sent === expected;
}

/** `POST /oauth2/access_token`: client credentials in the body, codes and refresh tokens single use. */
export function tokenAnswer(
	parameters: JsonObject,
	authorization: string | undefined,
	office: TokenOffice,
	options: SandboxOptions,
): Answer {
	const words = texts[options.zone];
	const { client_id, client_secret, grant_type, code, refresh_token, redirect_uri } = parameters;
	const clientFits = client_id === office.clientId && client_secret === office.clientSecret;
	if (authorization !== undefined || !clientFits) return oauthProblem(401, words.client);
	const value = grant_type === 'authorization_code' ? code : refresh_token;
	if (typeof value !== 'string') return oauthProblem(400, words.request);
	const registered = grant_type === 'authorization_code' ? office.redirectOf(value) : undefined;
	if (!redirectFits(redirect_uri, registered, options)) return oauthProblem(400, words.request);
	if (grant_type !== 'authorization_code' && grant_type !== 'refresh_token')
		return oauthProblem(400, words.request);
	const redeemed =
		grant_type === 'authorization_code' ? office.redeemCode(value) : office.redeemRefresh(value);
	if ('hint' in redeemed)
		return oauthProblem(redeemed.status, words.request, { hint: redeemed.hint });
	const { token_type, expires_in, access_token, refresh_token: next } = redeemed.pair;
	return {
		status: 200,
		type: 'application/json',
		json: {
			token_type,
			expires_in,
			server_time: now({ options }),
			access_token,
			refresh_token: next,
		},
	};
}
