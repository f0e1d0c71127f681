// @ts-check
'use strict';
// Measures the node on n8n's engine against the sandbox, and writes RESULTS.md.
//   npm run bench                     everything, about ten minutes
//   npm run bench -- pace cost        these parts only (pace, shared, cost, load, functions, simulate, gateways)
//   npm run bench -- --quick          small sizes, to see that it works; writes nothing
require('./lib/typescript');
const fs = require('node:fs');
const path = require('node:path');
const { parseArgs } = require('node:util');
const { machine } = require('./lib/meters');
const { endAll } = require('./lib/processes');
const { step } = require('./lib/progress');
const { asMarkdown, asText, missedIn } = require('./lib/report');
const { parts } = require('./parts');

const RESULTS = path.join(__dirname, 'RESULTS.md');

/** @typedef {import('./lib/report').Table} Table */

/** Parts and flags of the command line. @throws {Error} when a part does not exist */
function readArguments() {
	const { values, positionals } = parseArgs({
		options: { quick: { type: 'boolean', default: false } },
		allowPositionals: true,
	});
	const unknown = positionals.filter((name) => !(name in parts));
	if (unknown.length > 0)
		throw new Error(`There is no part ${unknown.join()}; choose ${Object.keys(parts).join()}`);
	const chosen = Object.entries(parts).filter(
		([name]) => positionals.length === 0 || positionals.includes(name),
	);
	return { chosen, quick: values.quick, complete: positionals.length === 0 && !values.quick };
}

/** @param {Table[]} tables */
function writeResults(tables) {
	const { cores, memory, node, date } = machine();
	const head = `# Results\n\nWritten by \`npm run bench\` on ${date}: ${cores} cores, ${memory} GB of memory, Node ${node}.\n`;
	fs.writeFileSync(RESULTS, [head, ...tables.map(asMarkdown)].join('\n'));
	console.log(`\nWritten to ${path.relative(process.cwd(), RESULTS)}`);
}

async function main() {
	const { chosen, quick, complete } = readArguments();
	/** @type {Table[]} */
	const tables = [];
	for (const [, { title, run }] of chosen) {
		/** @type {Table[]} */
		const measured = await step(title, (note) => run({ quick, note }));
		// Small sizes say nothing about the targets.
		const made = quick ? measured.map((table) => ({ ...table, missed: [] })) : measured;
		for (const table of made) console.log(`\n${asText(table)}\n`);
		tables.push(...made);
	}
	if (complete) writeResults(tables);
	const missed = missedIn(tables);
	for (const target of missed) console.log(`Missed: ${target}`);
	if (missed.length > 0) process.exitCode = 1;
}

process.once('SIGINT', () => process.exit(130));
main()
	.catch((error) => {
		console.error(error instanceof Error ? error.stack : error);
		process.exitCode = 1;
	})
	.finally(endAll);
