// @ts-check
'use strict';
const { BROWSER_CHECKS } = require('../browser');

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {(world: import('../lib/world').World) => Promise<string>} run gives what was seen, and throws when it is wrong
 * @property {readonly string[]} [lines] names of the lines of n8n it is for; all unless given
 */

/** In the order of the table. @type {readonly Check[]} */
const CHECKS = [
	require('./types'),
	require('./credentialTest'),
	require('./lists'),
	require('./bulk'),
	...require('./reads'),
	require('./upsert'),
	require('./tool'),
	require('./oauth2'),
	...BROWSER_CHECKS,
];

module.exports = { CHECKS };
