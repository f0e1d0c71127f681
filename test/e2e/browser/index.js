// @ts-check
'use strict';

/** What a user does in the editor. */
const BROWSER_CHECKS = [
	require('./findNode'),
	require('./credential'),
	require('./oauth2'),
	require('./form'),
	require('./columns'),
	require('./rows'),
	require('./forms'),
];

module.exports = { BROWSER_CHECKS };
