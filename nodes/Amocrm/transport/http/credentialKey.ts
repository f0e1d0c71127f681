import { createHash } from 'node:crypto';

import { jsonParse, type ICredentialDataDecryptedObject, type INode } from 'n8n-workflow';

import type { AccountAddress } from './accountUrl';
import { at } from './json';

/**
 * The cache key of a credential for lists, renewals and IDs. Replacing a long-lived token changes the key. OAuth2 tokens
 * are replaced at each renewal, so their key is built from the integration and the user, which amoCRM stores in the token
 * (API facts 4.3).
 *
 * Contains a digest, never the token itself.
 */
export function credentialKey(
	account: string,
	type: string,
	credentials: AccountAddress & ICredentialDataDecryptedObject,
	node: INode,
): string {
	const stored = node.credentials?.[type];
	const token = String(credentials.accessToken ?? '').trim();
	const claims = tokenClaims(at(credentials, 'oauthTokenData', 'access_token'));
	const owner = [token, credentials.clientId, at(claims, 'sub'), at(claims, 'account_id')];
	const digest = createHash('sha256').update(JSON.stringify(owner)).digest('hex').slice(0, 16);
	return `${account} ${type} ${stored?.id ?? stored?.name ?? ''} ${digest}`;
}

/** The claims of a JSON Web Token; an empty object for any other text. */
function tokenClaims(token: unknown): unknown {
	const [, claims = ''] = typeof token === 'string' ? token.split('.') : [];
	return jsonParse(Buffer.from(claims, 'base64url').toString('utf8'), { fallbackValue: {} });
}
