import axios from 'axios';

import type { Worked } from '../jobs/worker';
import { runJob, withSandboxProcess } from '../lib/processes.js';
import { missed, percent, ratio, whole, type Bench, type Part, type Table } from '../lib/report';
import {
	mostInASecond,
	refusedIn,
	seen,
	usedBetween,
	type Account,
	type Seen,
} from '../lib/requests';

interface Case {
	name: string;
	latency: number;
	/** When each process starts, in seconds. */
	starts: number[];
	/** The limit for the overall fraction of 429; undefined if only reported. */
	mostRefused?: number;
}

const CASES: Case[] = [
	{ name: 'three at once', latency: 200, starts: [0, 0, 0], mostRefused: 0.01 },
	{ name: 'a second joins after 15 s', latency: 200, starts: [0, 15] },
];

interface Result extends Case {
	/** While all processes were active. */
	used: number;
	requests: Seen[];
	/** While all processes were active. */
	refused: number;
	seconds: number;
}

/** Enough for a process to load n8n's engine before the first one starts. */
const LOADING_MS = 8000;

/** Several processes on one account, as in n8n's queue mode, and an editor during an import. */
export const shared: Part = {
	title: 'Several at once',
	run: async ({ quick, note }: Bench) => {
		const rows = quick ? 2500 : 20_000;
		const cases = CASES.map((one) =>
			quick ? { ...one, starts: one.starts.map((start) => start / 5) } : one,
		);
		note(
			`${CASES.map(({ name }) => name).join(', ')}, and look-ups during an import; ${rows} rows each`,
		);
		const [waits, ...results] = await Promise.all([
			lookupWaits(),
			...cases.map(
				async (one) =>
					await withSandboxProcess(
						{ latencyMs: one.latency },
						async (account) => await together(account, one, rows),
					),
			),
		]);
		return [sharedTable(results), lookupTable(waits)];
	},
};

/** The difference between the local clock and the sandbox's, measured with a request whose time both know. */
async function clockOffset({ url, token }: Account): Promise<number> {
	const sentAt = Date.now();
	await axios.get(`${url}/oauth`, {
		headers: { Authorization: `Bearer ${token}` },
		validateStatus: () => true,
	});
	const [first] = (await axios.get<Seen[]>(`${url}/sandbox/log`)).data;
	await axios.delete(`${url}/sandbox/log`);
	return sentAt - (first?.at ?? 0);
}

async function together(account: Account, one: Case, rows: number): Promise<Result> {
	const offset = await clockOffset(account);
	const startAt = Date.now() + LOADING_MS;
	const worked: Worked[] = await Promise.all(
		one.starts.map(
			async (second) =>
				await runJob('worker', { account, rows, batchSize: 50, startAt: startAt + second * 1000 }),
		),
	);
	const from = Math.max(...worked.map(({ startedAt }) => startedAt)) - offset;
	const to = Math.min(...worked.map(({ endedAt }) => endedAt)) - offset;
	const requests = await seen(account);
	const during = requests.filter(({ at }) => at >= from && at < to);
	return {
		...one,
		used: usedBetween(requests, from, to),
		requests,
		refused: refusedIn(during) / during.length,
		seconds: (to - from) / 1000,
	};
}

function sharedTable(results: readonly Result[]): Table {
	return {
		title: 'Several processes on one account',
		about:
			"Each process knows nothing of the others. Figures hold for the time in which all of them are active; 'over all' is from the first request to the last. Batches of 50.",
		head: [
			'processes',
			'latency',
			'seconds',
			'part of the limit',
			'429',
			'requests over all',
			'429 over all',
			'most in any second',
		],
		rows: results.map(({ name, latency, seconds, used, refused, requests }) => [
			name,
			`${latency} ms`,
			whole(seconds),
			ratio(used),
			percent(refused),
			whole(requests.length),
			percent(refusedIn(requests) / requests.length),
			String(mostInASecond(requests)),
		]),
		missed: missed(
			results.flatMap(({ name, used, requests, mostRefused }) =>
				mostRefused === undefined
					? []
					: [
							{ what: `${name}: at least 0.85 of the limit`, reached: used >= 0.85 },
							{
								what: `${name}: at most ${percent(mostRefused)} of 429`,
								reached: refusedIn(requests) / requests.length <= mostRefused,
							},
						],
			),
		),
	};
}

const LOOKUP_LATENCY = 200;

async function lookupWaits(): Promise<number[]> {
	return await withSandboxProcess(
		{ latencyMs: LOOKUP_LATENCY },
		async (account) => await runJob('lookups', { account, rows: 6000, lookups: 6 }),
	);
}

/** The next permit comes within a second, and then the request takes its time. */
const LONGEST_WAIT_MS = 1040 + LOOKUP_LATENCY * 1.5;

function lookupTable(waits: readonly number[]): Table {
	return {
		title: 'An editor beside an import',
		about: `How long the list of users takes to open in the editor while the same process imports at full speed; latency ${LOOKUP_LATENCY} ms.`,
		head: ['look-up', 'wait'],
		rows: waits.map((wait, i) => [String(i + 1), `${whole(wait)} ms`]),
		missed: missed([
			{
				what: 'a look-up answers within about a second',
				reached: Math.max(...waits) <= LONGEST_WAIT_MS,
			},
		]),
	};
}
