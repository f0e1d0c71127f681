// @ts-check
const { existsSync, readFileSync } = require('node:fs');
const { coverageFile } = require('./jest');

/**
 * How much of the shipped sources all test projects together run through.
 *
 * @param {string[]} projects
 * @returns {string} one line
 */
function coverageSummary(projects) {
	// Not at the top: this file is loaded before packages are installed on a fresh clone.
	const { createCoverageMap } = require('istanbul-lib-coverage');
	const map = createCoverageMap({});
	for (const file of projects.map(coverageFile).filter(existsSync)) {
		map.merge(JSON.parse(readFileSync(file, 'utf8')));
	}
	const { statements, branches, functions, lines } = map.getCoverageSummary().data;
	const parts = Object.entries({ statements, branches, functions, lines }).map(
		([name, { pct, covered, total }]) => `${name} ${pct}% (${covered}/${total})`,
	);
	return `Coverage: ${parts.join(', ')}`;
}

module.exports = { coverageSummary };
