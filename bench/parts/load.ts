import { built, loadTime } from '../lib/loading.js';
import { missed, type Bench, type Part, type Table } from '../lib/report';

/** The maximum that the node may add to n8n's startup. */
const MOST_MS = 30;

/** How long n8n takes to load the node, compared with an empty node. */
export const load: Part = {
	title: 'Loading',
	run: async ({ quick, note }: Bench) => {
		await built();
		const rounds = quick ? 5 : 41;
		const ours: number[] = [];
		const empty: number[] = [];
		for (let round = 0; round < rounds; round += 1) {
			// Alternating, so that other load on the machine affects both.
			ours.push(await loadTime('ours'));
			empty.push(await loadTime('empty'));
			note(`${round + 1} of ${rounds}`);
		}
		return [loadTable(ours, empty)];
	},
};

const median = (numbers: readonly number[]): number =>
	[...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

function loadTable(ours: readonly number[], empty: readonly number[]): Table {
	const own = median(ours.map((time, i) => time - (empty[i] ?? Number.NaN)));
	return {
		title: 'Loading',
		about: `The built node in a fresh process, by turns with an empty one that imports n8n-workflow; medians of ${ours.length}. 'Own' is the median of the differences.`,
		head: ['node', 'time'],
		rows: [
			['ours', `${median(ours).toFixed(1)} ms`],
			['empty', `${median(empty).toFixed(1)} ms`],
			['own', `${own.toFixed(1)} ms`],
		],
		missed: missed([{ what: `at most ${MOST_MS} ms of own time`, reached: own <= MOST_MS }]),
	};
}
