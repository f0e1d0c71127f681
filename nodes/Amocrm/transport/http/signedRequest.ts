import {
	UserError,
	type ICredentialDataDecryptedObject,
	type IHttpRequestOptions,
} from 'n8n-workflow';

import { accountUrl } from './accountUrl';
import { withoutSlashAtEnd } from './slashes';

/** A request as nodes make it, or as the HTTP Request node does, whose options have names of their own. */
type Signable = Omit<IHttpRequestOptions, 'url'> & { url?: string; uri?: string };

/**
 * The request with the long-lived token's header added, and nothing else of it changed. A relative address is taken as
 * one of the account. The last guard of the promise that no token leaves for another host: it sees every request that
 * n8n signs with the credential, also the credential's own test.
 *
 * Throws a UserError when the credential does not name an account, or the request goes to another host.
 */
export function signedRequest(
	credentials: ICredentialDataDecryptedObject,
	{ uri, ...request }: Signable,
): IHttpRequestOptions {
	const account = accountUrl(credentials);
	const url = absoluteUrl(request.url ?? uri ?? '', request.baseURL || account);
	if (new URL(url).origin !== new URL(account).origin) {
		throw new UserError('This amoCRM credential can be used for its own account only', {
			description: `The request goes to ${new URL(url).host}, the credential belongs to ${new URL(account).host}. Nothing was sent.`,
		});
	}
	const token = String(credentials.accessToken ?? '')
		.trim()
		.replace(/^Bearer\s+/i, '');
	return {
		...request,
		url,
		baseURL: undefined,
		// n8n would repeat the token to wherever a redirect leads.
		disableFollowRedirect: true,
		...(uri === undefined ? {} : { followRedirect: false, followAllRedirects: false }),
		headers: { ...request.headers, Authorization: `Bearer ${token}` },
	};
}

function absoluteUrl(url: string, base: string): string {
	if (/^[a-z][a-z0-9+.-]*:/i.test(url)) return url;
	return `${withoutSlashAtEnd(base)}/${url.replace(/^\/+/, '')}`;
}
