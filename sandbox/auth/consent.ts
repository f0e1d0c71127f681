import { page, redirect, type Answer } from '../http/answer';
import { textOf, type Query } from '../http/incoming/query';
import type { SandboxOptions } from '../options';
import type { TokenOffice } from './tokenOffice';

const fallbackRedirect = 'http://localhost:5678/rest/oauth2-credential/callback';

const escaped = (text: string): string =>
	text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const redirectUriOf = (query: Query, options: SandboxOptions): string =>
	options.redirectUri || textOf(query.redirect_uri) || fallbackRedirect;

const withParameters = (uri: string, parameters: Record<string, string>): string => {
	const target = new URL(uri);
	for (const [name, value] of Object.entries(parameters)) target.searchParams.set(name, value);
	return target.toString();
};

const strangerPage = (): Answer =>
	page('<!DOCTYPE html><title>OAuth</title><h1>Integration not found</h1>', 404);

/** `GET /oauth`: the page where a user allows or denies access (API facts 4.2). */
export function consentPage(
	query: Query,
	office: TokenOffice,
	options: SandboxOptions,
	accountName: string,
): Answer {
	if (textOf(query.client_id) !== office.clientId) return strangerPage();
	const passed = new URLSearchParams({
		client_id: office.clientId,
		state: textOf(query.state) ?? '',
	});
	const asked = textOf(query.redirect_uri);
	if (asked !== undefined) passed.set('redirect_uri', asked);
	const target = escaped(passed.toString());
	return page(`<!DOCTYPE html>
<html lang="en"><head><title>Allow access</title></head>
<body>
<h1>Allow the integration to access ${escaped(accountName)}?</h1>
<p><a id="allow" role="button" href="/oauth/allow?${target}">Allow</a>
<a id="deny" role="button" href="/oauth/deny?${target}">Deny</a></p>
</body></html>`);
}

/** The Allow button: redirects to the integration with a code, the state and the account's host. */
export function allow(
	query: Query,
	office: TokenOffice,
	options: SandboxOptions,
	subdomain: string,
): Answer {
	if (textOf(query.client_id) !== office.clientId) return strangerPage();
	const uri = redirectUriOf(query, options);
	const russian = options.zone === 'ru';
	return redirect(
		withParameters(uri, {
			code: office.issueCode(uri),
			state: textOf(query.state) ?? '',
			referer: `${subdomain}.${russian ? 'amocrm.ru' : 'kommo.com'}`,
			platform: russian ? '1' : '2',
			client_id: office.clientId,
		}),
	);
}

/** The Deny button: redirects with `error=access_denied`. */
export function deny(query: Query, office: TokenOffice, options: SandboxOptions): Answer {
	if (textOf(query.client_id) !== office.clientId) return strangerPage();
	return redirect(
		withParameters(redirectUriOf(query, options), {
			error: 'access_denied',
			state: textOf(query.state) ?? '',
		}),
	);
}
