// @ts-check
'use strict';

/** How often a step that takes long says that it still runs, when the output is not a terminal. */
const QUIET_REPORT_MS = 30_000;

/** @param {number} since milliseconds, from performance.now() */
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(0)} s`;

/**
 * Shows one step: that it runs, its newest remark, and the seconds it took.
 *
 * @template T
 * @param {string} title
 * @param {(note: (text: string) => void) => Promise<T>} work `note` tells how far it is
 * @returns {Promise<T>} what `work` returns
 */
async function step(title, work) {
	const since = performance.now();
	const live = process.stdout.isTTY;
	let remark = '';
	const show = () => {
		const text = `… ${title}${remark && `: ${remark}`} (${seconds(since)})`;
		if (live) process.stdout.write(`\r\x1b[2K${text}`);
		else console.log(text);
	};
	show();
	const ticker = setInterval(show, live ? 500 : QUIET_REPORT_MS);
	try {
		return await work((text) => {
			remark = text;
			if (!live) show();
		});
	} finally {
		clearInterval(ticker);
		if (live) process.stdout.write('\r\x1b[2K');
		console.log(`${title}: ${seconds(since)}`);
	}
}

module.exports = { step };
