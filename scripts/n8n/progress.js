// @ts-check
'use strict';

/** How often a step that takes long says that it still runs, when the output is not a terminal. */
const QUIET_REPORT_MS = 15_000;

/** @param {number} since milliseconds, from performance.now() */
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** @param {string} text */
const rewriteLine = (text) => process.stdout.write(`\r\x1b[2K${text}`);

/**
 * Shows one step: a line while it runs, with the seconds so far, and a line with the
 * result and the seconds it took.
 *
 * @template T
 * @param {string} title what happens, e.g. "Building the package"
 * @param {(note: (text: string) => void) => Promise<T>} work `note` sets a remark behind the title
 * @returns {Promise<T>} what `work` returns; its failure is passed on after the line says so
 */
async function step(title, work) {
	const since = performance.now();
	let remark = '';
	const text = () => `  … ${title}${remark && `: ${remark}`} (${seconds(since)})`;
	const live = process.stdout.isTTY;
	if (!live) console.log(`  … ${title}`);
	const ticker = live
		? setInterval(() => rewriteLine(text()), 200)
		: setInterval(() => console.log(text()), QUIET_REPORT_MS);
	const finish = (/** @type {string} */ mark) => {
		clearInterval(ticker);
		if (live) rewriteLine('');
		console.log(`  ${mark} ${title}${remark && `: ${remark}`} (${seconds(since)})`);
	};
	try {
		const result = await work((next) => {
			remark = next;
		});
		finish('✓');
		return result;
	} catch (error) {
		// Only the line is written here; the caller decides what a failure means.
		finish('✗');
		throw error;
	}
}

module.exports = { step };
