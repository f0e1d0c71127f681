// @ts-check
const { parseArgs } = require('node:util');
const { run } = require('./lib/run');

/**
 * Random operations, faults, clocks, lag, other people and executions at once, on n8n's engine against the sandbox:
 * `npm run fuzz -- --cells 2000 --seed 7`. A cell that fails is printed whole; the same seed draws the same cells.
 */
async function main() {
	const { values } = parseArgs({
		options: {
			cells: { type: 'string', default: '500' },
			seed: { type: 'string', default: String(Date.now() % 1_000_000) },
		},
	});
	console.log(`${values.cells} cells of the seed ${values.seed}`);
	const { ok, output } = await run('jest', ['--selectProjects', 'fuzz', 'fuzz.test'], {
		FUZZ_CELLS: String(values.cells),
		FUZZ_SEED: String(values.seed),
	});
	console.log(output);
	process.exitCode = ok ? 0 : 1;
}

void main();
