// @ts-check
'use strict';

/** What a user does in the editor. A new one, such as dragging columns onto a table, is one more file. */
const BROWSER_CHECKS = [
	require('./findNode'),
	require('./credential'),
	require('./oauth2'),
	require('./form'),
	require('./rows'),
];

module.exports = { BROWSER_CHECKS };
