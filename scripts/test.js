// @ts-check
const { build } = require('./lib/build');
const { coverageSummary } = require('./lib/coverage');
const { install, isNeeded } = require('./lib/install');
const { jest } = require('./lib/jest');
const { run } = require('./lib/run');
const { stage } = require('./lib/stage');

const projects = ['unit', 'sandbox', 'engine', 'fuzz', 'package'];

/** @type {Array<[name: string, work: () => Promise<import('./lib/run').Outcome>]>} */
const checks = [
	['types', () => run('tsc', ['--project', 'test/tsconfig.json'])],
	['lint', () => run('node', ['scripts/lint.js'])],
	['build', build],
];

/**
 * Everything that can be checked without the network, one line per stage. A stage that is no test
 * counts as one failure when it fails and not at all when it passes.
 *
 * @returns {Promise<{ passed: number, failed: number }>}
 */
async function test() {
	const total = { passed: 0, failed: 0 };
	if (isNeeded()) {
		const { ok } = await stage('install', install);
		if (!ok) return { passed: 0, failed: 1 };
	}
	for (const [name, work] of checks) {
		const { ok } = await stage(name, work);
		if (!ok) total.failed += 1;
	}
	for (const project of projects) {
		const { passed, failed } = await stage(project, () => jest(project));
		total.passed += passed;
		total.failed += failed;
	}
	console.log(coverageSummary(projects));
	return total;
}

async function main() {
	const { passed, failed } = await test();
	console.log(`${passed} passed, ${failed} failed`);
	process.exitCode = failed === 0 ? 0 : 1;
}

void main();
