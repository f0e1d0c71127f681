// @ts-check
'use strict';
const { Session } = require('node:inspector/promises');

/**
 * Runs something and counts the functions that it called in files whose path contains a text.
 *
 * @param {string} folder
 * @param {() => Promise<void>} run
 * @returns {Promise<{ functions: number, files: number }>}
 */
async function functionsCalled(folder, run) {
	const session = new Session();
	session.connect();
	await session.post('Profiler.enable');
	await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
	await run();
	const { result } = await session.post('Profiler.takePreciseCoverage');
	session.disconnect();
	// The function that begins with its file is the module itself.
	const called = result
		.filter(({ url }) => url.includes(folder))
		.map(
			(file) =>
				file.functions.filter(
					({ ranges: [range] }) => range && range.count > 0 && range.startOffset > 0,
				).length,
		);
	return {
		functions: called.reduce((sum, count) => sum + count, 0),
		files: called.filter((count) => count > 0).length,
	};
}

module.exports = { functionsCalled };
