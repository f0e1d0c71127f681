// @ts-check
const { existsSync, mkdirSync, readFileSync, rmSync } = require('node:fs');
const path = require('node:path');
const { filesIn } = require('./files');
const { root, run } = require('./run');

/**
 * @typedef {object} Counted
 * @property {number} passed
 * @property {number} failed
 * @property {string} note
 *
 * @typedef {import('./run').Outcome & Counted} TestOutcome
 */

const folder = path.join(root, 'coverage');
const nothing = { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };

/** Where jest puts what a project covered. */
const coverageFile = (/** @type {string} */ project) =>
	path.join(folder, project, 'coverage-final.json');

const resultsFile = (/** @type {string} */ project) => path.join(folder, `results-${project}.json`);

/** @param {string} file */
function resultsIn(file) {
	return existsSync(file) ? { ...nothing, ...JSON.parse(readFileSync(file, 'utf8')) } : nothing;
}

/** Milliseconds between two lines about a long stage. */
const OFTEN_MS = 30_000;

/**
 * Says from time to time how many test files are done.
 *
 * @template T
 * @param {string} project
 * @param {(printed: (text: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withProgress(project, work) {
	const all = testFiles(project).length;
	let done = 0;
	let failed = 0;
	const timer = setInterval(() => {
		const bad = failed === 0 ? '' : `, ${failed} failed`;
		console.log(`  ${project}: ${done} of ${all} files${bad}`);
	}, OFTEN_MS);
	try {
		return await work((text) => {
			done += text.match(/^(?:PASS|FAIL) /gm)?.length ?? 0;
			failed += text.match(/^FAIL /gm)?.length ?? 0;
		});
	} finally {
		clearInterval(timer);
	}
}

/** The test files of a project, as jest.config.js finds them. @param {string} project */
const testFiles = (project) =>
	filesIn(
		project === 'engine' ? ['test/engine', 'test/support'] : [`test/${project}`],
		/\.test\.ts$/,
	);

/**
 * Runs one jest project and counts its tests. A test file that cannot even be loaded counts as one failure,
 * and so does a run that jest calls failed although no test is.
 *
 * @param {string} project
 * @returns {Promise<TestOutcome>}
 */
async function jest(project) {
	const results = resultsFile(project);
	mkdirSync(folder, { recursive: true });
	for (const stale of [results, coverageFile(project)]) rmSync(stale, { force: true });
	const { ok, output } = await withProgress(project, (printed) =>
		run(
			'jest',
			[
				...['--selectProjects', project],
				...['--json', `--outputFile=${results}`],
				...['--coverage', '--coverageReporters', 'json'],
				...['--coverageDirectory', path.dirname(coverageFile(project))],
			],
			{},
			printed,
		),
	);
	const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = resultsIn(results);
	const counted = numFailedTests + numRuntimeErrorTestSuites;
	const failed = ok ? counted : Math.max(1, counted);
	const note = `${numPassedTests} passed${failed ? `, ${failed} failed` : ''}`;
	return { ok, output, passed: numPassedTests, failed, note };
}

module.exports = { coverageFile, jest };
