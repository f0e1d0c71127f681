// @ts-check
'use strict';

/** @typedef {import('../../../scripts/n8n/api').Api} Api */
/** @typedef {import('../../../sandbox').Sandbox} Sandbox */
/** @typedef {Record<string, { id: string, name: string }>} Credentials as a node of a workflow names them */

const TOKEN = 'amocrmLongLivedTokenApi';
const OAUTH2 = 'amocrmAccountOAuth2Api';

/** @param {Sandbox} sandbox @param {Record<string, unknown>} [changes] */
const tokenCredential = (sandbox, changes = {}) => ({
	name: 'amoCRM account',
	type: TOKEN,
	data: { zone: 'custom', baseUrl: sandbox.url, accessToken: sandbox.token, ...changes },
});

/**
 * Saves a credential with the sandbox's long-lived token.
 *
 * @param {Api} api
 * @param {Sandbox} sandbox
 * @returns {Promise<Credentials>}
 */
async function connect(api, sandbox) {
	const { id, name } = await api.createCredential(tokenCredential(sandbox));
	return { [TOKEN]: { id, name } };
}

module.exports = { TOKEN, OAUTH2, tokenCredential, connect };
