// @ts-check
'use strict';

/**
 * @typedef {object} Line
 * @property {string} name what people call it: major and minor version
 * @property {string} version the release that is installed
 * @property {number} node the oldest major version of Node.js it runs on
 */

/**
 * The lines of n8n this package is proved in: the last of n8n 1, the last that runs on Node 20, and the
 * newest, of which the last release whose packages could all be had. A line ends up in
 * docs/compatibility.md, so a change here wants `npm run test:e2e`.
 * @type {readonly Line[]}
 */
const LINES = [
	// Its engine for expressions has programs for Node 22 and newer only.
	{ name: '1.123', version: '1.123.81', node: 24 },
	{ name: '2.8', version: '2.8.4', node: 20 },
	{ name: '2.41', version: '2.41.1', node: 24 },
];

/**
 * @param {string} name of a line, or its version
 * @throws {Error} naming the lines there are
 */
function lineOf(name) {
	const line = LINES.find((known) => [known.name, known.version].includes(name));
	if (line) return line;
	throw new Error(
		`There is no line "${name}" of n8n here; choose ${LINES.map((known) => known.name).join(', ')}`,
	);
}

module.exports = { LINES, lineOf };
