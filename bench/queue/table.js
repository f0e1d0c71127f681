// @ts-check
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { ROOT } = require('../../scripts/n8n/project');

/** A table in Markdown. @param {readonly string[]} head @param {readonly (readonly string[])[]} rows */
function markdownTable(head, rows) {
	const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/**
 * Writes a report, and its table also where the guide shows it.
 *
 * @param {string} file
 * @param {string} text the report
 * @param {string} mark name of the place in docs/scaling.md
 * @param {string} table
 */
function keep(file, text, mark, table) {
	fs.writeFileSync(path.join(ROOT, file), text);
	const guide = path.join(ROOT, 'docs/scaling.md');
	const [before, rest] = fs.readFileSync(guide, 'utf8').split(`<!-- ${mark} -->`);
	const after = rest?.split(`<!-- /${mark} -->`)[1];
	if (after === undefined) throw new Error(`docs/scaling.md has no place for the table "${mark}"`);
	fs.writeFileSync(guide, `${before}<!-- ${mark} -->\n\n${table}\n\n<!-- /${mark} -->${after}`);
}

module.exports = { markdownTable, keep };
