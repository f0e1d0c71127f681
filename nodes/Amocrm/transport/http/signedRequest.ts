import {
	UserError,
	type ICredentialDataDecryptedObject,
	type IHttpRequestOptions,
} from 'n8n-workflow';

import { accountUrl, withoutSlashAtEnd } from './accountUrl';
import { isOfService } from './hosts';

/** A request in the format of nodes, or of the HTTP Request node, which names some options differently. */
type Signable = Omit<IHttpRequestOptions, 'url'> & { url?: string; uri?: string };

/**
 * Adds the long-lived token's header to a request. A relative URL is resolved against the account. This is the last guard
 * against sending a token to another host: it sees every request that n8n signs with the credential, including the
 * credential test.
 *
 * Throws a UserError if the credential does not identify an account, or the request goes to a host that is not the service's.
 */
export function signedRequest(
	credentials: ICredentialDataDecryptedObject,
	{ uri, ...request }: Signable,
): IHttpRequestOptions {
	const account = accountUrl(credentials);
	const url = absoluteUrl(request.url ?? uri ?? '', request.baseURL || account);
	if (!isOfService(url, account)) {
		throw new UserError('This amoCRM credential works only for its own account', {
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
		// n8n would send the token to the redirect's target.
		disableFollowRedirect: true,
		...(uri === undefined ? {} : { followRedirect: false, followAllRedirects: false }),
		headers: { ...request.headers, Authorization: `Bearer ${token}` },
	};
}

function absoluteUrl(url: string, base: string): string {
	if (/^[a-z][a-z0-9+.-]*:/i.test(url)) return url;
	return `${withoutSlashAtEnd(base)}/${url.replace(/^\/+/, '')}`;
}
