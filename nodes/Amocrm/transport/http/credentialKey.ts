import { createHash } from 'node:crypto';

import { jsonParse, type ICredentialDataDecryptedObject, type INode } from 'n8n-workflow';

import type { AccountAddress } from './accountUrl';
import { at } from './json';

/**
 * What lists, renewals and ids of one credential are remembered under. They end with the token they were read with: a
 * long-lived token that is replaced makes another key. An OAuth2 token is replaced at each renewal, so its integration and its
 * user count, which amoCRM writes into the token (API facts 4.3).
 *
 * The key holds a digest, never the token itself.
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

/** What a JSON Web Token says of itself; an empty object where it is none. */
function tokenClaims(token: unknown): unknown {
	const [, claims = ''] = typeof token === 'string' ? token.split('.') : [];
	return jsonParse(Buffer.from(claims, 'base64url').toString('utf8'), { fallbackValue: {} });
}
