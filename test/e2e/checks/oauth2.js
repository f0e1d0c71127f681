// @ts-check
'use strict';
const assert = require('node:assert/strict');
const { OAUTH2 } = require('../lib/connect');
const { withSandbox } = require('../lib/sandbox');
const { runAmocrm } = require('../lib/workflow');

const ROWS = 400;
/** 40 requests at 7 a second: the run takes longer than a token lives. */
const BATCH_SIZE = 10;
const TOKEN_SECONDS = 2;

/** @typedef {import('../../../scripts/n8n/api').Api} Api */
/** @typedef {import('../lib/sandbox').Sandbox} Sandbox */

/**
 * What a browser does behind "Connect my account": n8n's address of the consent page, its Allow button,
 * and back to n8n with the code.
 *
 * @param {Api} api
 * @param {Sandbox} sandbox
 * @param {string} id of the credential
 */
async function consent(api, sandbox, id) {
	const address = await api.call('GET', `/oauth2-credential/auth?id=${id}`);
	assert.ok(String(address).startsWith(`${sandbox.url}/oauth?`), String(address));
	const page = await (await fetch(address)).text();
	const [, link = ''] = /id="allow"[^>]* href="([^"]+)"/.exec(page) ?? [];
	const allow = new URL(link.replaceAll('&#38;', '&'), sandbox.url);
	const { headers } = await fetch(allow, { redirect: 'manual' });
	const answer = await api.open(headers.get('location') ?? '');
	const text = await answer.text();
	assert.ok(answer.ok && !/error/i.test(text.replaceAll(/<script[\s\S]*?<\/script>/g, '')), text);
}

/** @param {Api} api @param {Sandbox} sandbox */
async function connectOAuth2(api, sandbox) {
	const { clientId, clientSecret } = sandbox.oauth;
	const { id, name } = await api.createCredential({
		name: 'amoCRM account by OAuth2',
		type: OAUTH2,
		data: { zone: 'custom', baseUrl: sandbox.url, clientId, clientSecret },
	});
	await consent(api, sandbox, id);
	return { [OAUTH2]: { id, name } };
}

/** @param {import('../lib/world').World} world */
const oauth2 = ({ api }) =>
	withSandbox({ accessTokenSeconds: TOKEN_SECONDS }, async (sandbox) => {
		const credentials = await connectOAuth2(api, sandbox);
		const rows = Array.from({ length: ROWS }, (_, index) => ({ name: `Company ${index}` }));
		const { created } = await runAmocrm(api, {
			credentials,
			rows,
			parameters: {
				authentication: 'oAuth2',
				resource: 'company',
				operation: 'create',
				jsonParameters: true,
				companiesJson: '={{ $json }}',
				options: { batchSize: BATCH_SIZE },
			},
		});
		const names = rows.map(({ name }) => name);
		assert.deepEqual(
			created.map(({ json }) => json.name),
			names,
		);
		assert.deepEqual(
			sandbox
				.records('companies')
				.map(({ name }) => name)
				.sort(),
			[...names].sort(),
		);
		const log = sandbox.log();
		const writes = log.filter(
			({ method, path }) => method === 'POST' && path.endsWith('companies'),
		);
		const renewals = log
			.filter(({ path }) => path === '/oauth2/access_token')
			.filter(
				({ n }) => writes.some((write) => write.n < n) && writes.some((write) => write.n > n),
			);
		assert.ok(renewals.length > 0, 'no token was renewed between two writes');
		assert.ok(renewals.every(({ status }) => status === 200));
		return `connected, ${renewals.length} renewals between writes, ${ROWS} rows exactly once`;
	});

module.exports = { name: 'OAuth2: connect, token expires in mid-run', run: oauth2 };
