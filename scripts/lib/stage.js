// @ts-check

/** @typedef {import('./run').Outcome} Outcome */

/**
 * Runs one stage and prints its line: a mark, the name, the seconds, and a note if there is one.
 * What a failing stage printed follows in full.
 *
 * @template {Outcome & { note?: string }} T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function stage(name, work) {
	const start = performance.now();
	const outcome = await work();
	const seconds = ((performance.now() - start) / 1000).toFixed(1);
	const note = outcome.note ? `  ${outcome.note}` : '';
	console.log(`${outcome.ok ? '✓' : '✗'} ${name.padEnd(34)} ${seconds.padStart(6)} s${note}`);
	if (!outcome.ok) console.log(`${outcome.output.trimEnd()}\n`);
	return outcome;
}

module.exports = { stage };
