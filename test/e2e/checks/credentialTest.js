// @ts-check
'use strict';
const assert = require('node:assert/strict');
const { tokenCredential } = require('../lib/connect');
const { withSandbox } = require('../lib/sandbox');

/**
 * What each refusal says: our words, or n8n's own where it does not give the answer of amoCRM to the rules of a
 * credential (n8n 2.8 loses the cause of an error, and with it the status).
 */
const WORDS = {
	token: /^amoCRM does not accept this token|^Authorization failed/,
	unpaid: /^The amoCRM account is not paid for|^Payment required/,
};

/** @param {import('../lib/world').World} world */
const credentialTest = ({ api }) =>
	withSandbox({}, async (sandbox) => {
		const tested = async (/** @type {Record<string, unknown>} */ changes) => {
			const credential = tokenCredential(sandbox, changes);
			const { id } = await api.createCredential(credential);
			return await api.testCredential({ ...credential, id });
		};
		assert.equal((await tested({})).status, 'OK');
		const refused = await tested({ accessToken: 'not-a-token' });
		assert.equal(refused.status, 'Error');
		assert.match(refused.message, WORDS.token);
		const unreachable = await tested({ baseUrl: 'http://127.0.0.1:9' });
		assert.equal(unreachable.status, 'Error');
		sandbox.set({ unpaid: true });
		const unpaid = await tested({});
		assert.equal(unpaid.status, 'Error');
		assert.match(unpaid.message, WORDS.unpaid);
		return `a wrong token says "${refused.message}", a wrong address "${unreachable.message}"`;
	});

module.exports = { name: 'Credential test, good and bad', run: credentialTest };
