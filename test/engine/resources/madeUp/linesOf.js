// @ts-check
const { readFileSync } = require('node:fs');
const path = require('node:path');

/**
 * How many lines a file beside this one has.
 *
 * @param {string} file
 * @returns {number}
 */
const linesOf = (file) =>
	readFileSync(path.join(__dirname, file), 'utf8').trimEnd().split('\n').length;

module.exports = { linesOf };
