import type { Paced, PaceRun } from '../jobs/pace';
import { runJob, withSandboxProcess } from '../lib/processes.js';
import { change } from '../lib/requests';
import { missed, ratio, whole, type Bench, type Part, type Table } from '../lib/report';

const LATENCIES = [50, 200, 1000, 2000];

/** Rows of the usual node, each of which takes one latency. */
const usualRows = (latency: number) => (latency < 1000 ? 60 : 15);

interface AtLatency {
	latency: number;
	paced: Paced[];
	/** Rows per second of the usual node. */
	usual: number;
}

function runsFor(quick: boolean): PaceRun[] {
	const rows = quick ? 2000 : 10_000;
	return [
		{ name: '50, cold', rows, options: { batchSize: 50, return: 'ids' } },
		{ name: '50', rows, options: { batchSize: 50, return: 'ids' } },
		{ name: '250', rows, options: { batchSize: 250, return: 'ids' } },
		{ name: '250, full record', rows: rows / 2, options: { batchSize: 250, return: 'full' } },
		{ name: 'auto', rows, options: { batchSize: 'auto', return: 'ids' } },
	];
}

/** How fast one process writes rows, compared with the API's limit and the usual node. */
export const pace: Part = {
	title: 'Pace of one process',
	run: async ({ quick, note }: Bench) => {
		const measured = await Promise.all(
			LATENCIES.map(async (latency) => await atLatency(latency, quick, note)),
		);
		return [paceTable(measured), usualTable(measured)];
	},
};

async function atLatency(latency: number, quick: boolean, note: Bench['note']): Promise<AtLatency> {
	return await withSandboxProcess({ latencyMs: latency }, async (account) => {
		const input = { account, runs: runsFor(quick) };
		const paced = await runJob('pace', input, (text) => note(`${latency} ms, batch ${text}`));
		// Without the limit, which the usual node does not handle.
		await change(account, { requestsPerSecond: 0 });
		const usual = await runJob('usualNode', { account, rows: usualRows(latency) });
		return { latency, paced, usual };
	});
}

function paceTable(measured: readonly AtLatency[]): Table {
	const all = measured.flatMap(({ paced }) => paced);
	const steady = all.filter(({ name }) => name === '50' || name === '250');
	return {
		title: 'Pace of one process',
		about:
			"Requests a second, as a part of the 7 that the API allows, counted where they arrive, from the first write to the last request, over whole rounds of seven. 'Cold' is the first run of a process, which does not know yet whether others use the account; all others follow in the same process.",
		head: [
			'latency',
			'batch',
			'rows',
			'requests',
			'part of the limit',
			'rows/s',
			'429',
			'most in any second',
		],
		rows: measured.flatMap(({ latency, paced }) =>
			paced.map((run) => [
				`${latency} ms`,
				run.name,
				whole(run.rows),
				whole(run.requests),
				ratio(run.used),
				whole(run.rowsPerSecond),
				String(run.refused),
				String(run.mostInASecond),
			]),
		),
		missed: missed([
			{
				what: 'at least 0.95 of the limit at every latency',
				reached: steady.every(({ used }) => used >= 0.95),
			},
			{ what: 'no 429 with one process', reached: all.every(({ refused }) => refused === 0) },
			{
				what: 'at most 7 requests in any second',
				reached: all.every(({ mostInASecond: most }) => most <= 7),
			},
		]),
	};
}

const rateOf = ({ paced }: AtLatency, name: string) =>
	paced.find((run) => run.name === name)?.rowsPerSecond ?? 0;

function usualTable(measured: readonly AtLatency[]): Table {
	return {
		title: 'Against one request per row',
		about:
			'The usual node sends one request per row, one at a time; here it may even exceed the limit. Ours with batches of 250 and of 50.',
		head: ['latency', 'usual rows/s', 'ours, 250', 'ratio', 'ours, 50', 'ratio'],
		rows: measured.map((at) => [
			`${at.latency} ms`,
			at.usual.toFixed(1),
			...['250', '50'].flatMap((name) => [
				whole(rateOf(at, name)),
				`${whole(rateOf(at, name) / at.usual)} ×`,
			]),
		]),
		missed: [],
	};
}
