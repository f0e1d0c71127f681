// @ts-check
'use strict';
// The packed node in real n8n of several lines, against the sandbox.
//   npm run test:e2e                 every line; writes docs/compatibility.md
//   npm run test:e2e -- --n8n 2.8    one line
//   npm run test:e2e -- --only list  the checks with this word in their names
const path = require('node:path');
const { parseArgs } = require('node:util');
const { LINES, lineOf } = require('../../scripts/n8n/lines');
const { endAll } = require('../../scripts/n8n/processes');
const { step } = require('../../scripts/n8n/progress');
const project = require('../../scripts/n8n/project');
const { CHECKS } = require('./checks');
const { outcomesOf } = require('./lib/outcomes');
const { table, writeCompatibility } = require('./lib/report');

/** @typedef {import('./lib/outcomes').LineResult} LineResult */

/**
 * @param {readonly import('../../scripts/n8n/lines').Line[]} lines
 * @param {string} [only]
 * @returns {Promise<LineResult[]>}
 */
async function results(lines, only = '') {
	const checks = CHECKS.filter(({ name }) => name.toLowerCase().includes(only.toLowerCase()));
	const tarball = await step('Building and packing the node', async () =>
		project.buildAndPack(path.join(project.CACHE, 'package')),
	);
	/** @type {LineResult[]} */
	const all = [];
	// One n8n at a time: each wants a gigabyte.
	for (const line of lines) all.push(await outcomesOf(line, tarball, checks));
	return all;
}

async function main() {
	const { values } = parseArgs({
		options: { n8n: { type: 'string', multiple: true }, only: { type: 'string' } },
	});
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
		process.once(signal, () => void endAll().then(() => process.exit(1)));
	const lines = values.n8n?.map(lineOf) ?? LINES;
	const all = await results(lines, values.only);
	console.log(`\n${table(all)}\n`);
	const failed = all
		.flatMap(({ outcomes }) => outcomes)
		.filter(({ result }) => result === 'failed');
	for (const note of new Set(failed.map(({ note }) => note))) console.log(`${note}\n`);
	process.exitCode = failed.length === 0 ? 0 : 1;
	const complete = lines.length === LINES.length && values.only === undefined;
	if (failed.length === 0 && complete) await writeCompatibility(all);
}

main().catch(async (error) => {
	console.error(error instanceof Error ? error.message : error);
	await endAll();
	process.exitCode = 1;
});
