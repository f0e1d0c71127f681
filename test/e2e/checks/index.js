// @ts-check
'use strict';

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {(world: import('../lib/world').World) => Promise<string>} run gives what was seen, and throws when it is wrong
 */

/** In the order of the table. @type {readonly Check[]} */
const CHECKS = [
	require('./types'),
	require('./credentialTest'),
	require('./lists'),
	require('./bulk'),
	...require('./reads'),
	require('./tool'),
	require('./oauth2'),
];

module.exports = { CHECKS };
