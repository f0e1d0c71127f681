// @ts-check
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { filesIn } = require('./files');
const { root } = require('./run');

const folders = ['nodes', 'credentials', 'sandbox', 'demo', 'bench', 'test', 'scripts'];

/** @type {Array<[what: string, pattern: RegExp]>} */
const forbidden = [
	['switches a lint rule off', /eslint[-]disable/],
	['silences the compiler', /@ts[-](ignore|expect-error|nocheck)/],
	// In .ts files the linter finds it; in .js files types stand in comments, which it does not read.
	['type any', /@\w+ \{[^}]*\bany\b/],
];

/**
 * Looks for comments that silence the linter or the compiler, and for the type `any` in comments.
 *
 * @param {string} text
 * @returns {string[]} one line per finding: line number and what it is
 */
function plainFindings(text) {
	return text
		.split('\n')
		.flatMap((line, index) =>
			forbidden
				.filter(([, pattern]) => pattern.test(line))
				.map(([what]) => `${index + 1}: ${what}: ${line.trim()}`),
		);
}

/** @returns {Promise<import('./run').Outcome>} */
async function plainRules() {
	const files = filesIn(folders, /\.(ts|js|mjs)$/);
	const findings = files.flatMap((file) =>
		plainFindings(readFileSync(path.join(root, file), 'utf8')).map((line) => `${file}:${line}`),
	);
	return { ok: findings.length === 0, output: findings.join('\n') };
}

module.exports = { plainFindings, plainRules };
