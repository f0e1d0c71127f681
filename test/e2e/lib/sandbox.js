// @ts-check
'use strict';
require('tsx/cjs');
const { startSandbox } = require('../../../sandbox');

/** @typedef {import('../../../sandbox').Sandbox} Sandbox */

/**
 * Runs something with a sandbox of its own and closes it.
 *
 * @template T
 * @param {Partial<import('../../../sandbox').SandboxOptions>} options
 * @param {(sandbox: Sandbox) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withSandbox(options, work) {
	const sandbox = await startSandbox(options);
	try {
		return await work(sandbox);
	} finally {
		await sandbox.close();
	}
}

module.exports = { withSandbox };
