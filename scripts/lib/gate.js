// @ts-check
const { root } = require('./run');

/**
 * Checks files the way n8n's verification of a published package does: comments that switch rules
 * off have no effect there. Works on the local folder, without the network.
 *
 * @param {string[]} [patterns] the package's sources unless given
 * @returns {Promise<import('./run').Outcome>}
 */
async function gate(patterns) {
	const scanner = await import('@n8n/scan-community-package/scanner/scanner.mjs');
	const result = await scanner.analyzePackage(root, patterns ?? scanner.SOURCE_FILE_PATTERNS);
	return { ok: result.passed, output: [result.message, result.details].filter(Boolean).join('\n') };
}

module.exports = { gate };
