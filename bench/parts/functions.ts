import { runJob, withSandboxProcess } from '../lib/processes.js';
import type { Part } from '../lib/report';

/** How many functions a row goes through: what somebody has to know who follows it. */
export const functions: Part = {
	title: 'Way of a row',
	run: async () => {
		const used = await withSandboxProcess(
			{ requestsPerSecond: 0 },
			async (account) => await runJob('functions', { account }),
		);
		return [
			{
				title: 'Way of a row',
				about: "The node's own functions that run for one row, and the files they are in.",
				head: ['row', 'functions', 'files'],
				rows: used.map(({ row, functions, files }) => [row, String(functions), String(files)]),
				missed: [],
			},
		];
	},
};
