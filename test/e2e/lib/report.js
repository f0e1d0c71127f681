// @ts-check
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const prettier = require('prettier');
const { ROOT } = require('../../../scripts/n8n/project');
const { page } = require('./compatibility');

/** @typedef {import('./outcomes').LineResult} LineResult */

const MARKS = { passed: '✓', failed: '✗', 'left out': '–' };

/** @param {LineResult[]} results @returns {string[][]} */
const rows = (results) => [
	['', ...results.map(({ line }) => `n8n ${line.version}`)],
	['Node.js', ...results.map(({ node }) => node)],
	...(results[0]?.outcomes ?? []).map(({ check }, index) => [
		check,
		...results.map(({ outcomes }) => MARKS[outcomes[index]?.result ?? 'failed']),
	]),
];

/** For the terminal. @param {LineResult[]} results */
function table(results) {
	const cells = rows(results);
	const widths = (cells[0] ?? []).map((_, column) =>
		Math.max(...cells.map((row) => (row[column] ?? '').length)),
	);
	return cells
		.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`)
		.join('\n');
}

/** Only for a run of all lines that went well. @param {LineResult[]} results */
async function writeCompatibility(results) {
	const file = path.join(ROOT, 'docs/compatibility.md');
	const options = await prettier.resolveConfig(file);
	fs.writeFileSync(
		file,
		await prettier.format(page(results, rows(results)), { ...options, filepath: file }),
	);
	console.log('  docs/compatibility.md is written.');
}

module.exports = { table, writeCompatibility };
