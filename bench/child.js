// @ts-check
'use strict';
// A process of its own for one job; started by lib/processes.js.
require('./lib/typescript');
const { jobs } = require('./jobs');

/** @param {Record<string, unknown>} message */
const tell = (message) => process.send?.(message);

process.once(
	'message',
	async (/** @type {{ name: keyof jobs, input: never }} */ { name, input }) => {
		try {
			tell({ result: await jobs[name](input, (note) => tell({ note })) });
		} catch (error) {
			// The process that asked says what went wrong.
			tell({ failure: error instanceof Error ? error.stack : String(error) });
		}
		process.disconnect();
	},
);
