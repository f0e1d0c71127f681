import { between, mean, mostRefusedInAMinute, played } from '../lib/played';
import { percent, ratio, type Bench, type Part, type Table } from '../lib/report';
import type { Simulated } from '../lib/simulation';

/** Requests per process: 20,000 rows in batches of 50. */
const REQUESTS = 400;

/** Differences in travel time between requests, in milliseconds. */
const JITTER = 8;

/** Delays between the starts of processes, in milliseconds. */
const GAPS = [0, 3000];

const LATENCIES = [50, 200, 1000];
const PROCESSES = [2, 3, 5];

/** The node's quota in many more situations than could be tried in real time. */
export const simulated: Part = {
	title: 'Simulated processes',
	run: async ({ quick }: Bench) => {
		const runs = quick ? 4 : 24;
		return [sharingTable(runs), climbingTable(runs), aloneTable(runs)];
	},
};

function sharing(count: number, latency: number, gap: number, runs: number): string[] {
	const processes = Array.from({ length: count }, (_, i) => ({
		startsAt: i * gap,
		requests: REQUESTS,
	}));
	const results = played(runs, { processes, latency, jitter: JITTER });
	const figures = results.map((result) =>
		between(result, (count - 1) * gap, Math.min(...result.finishedAt)),
	);
	return [
		String(count),
		`${latency} ms`,
		`${gap / 1000} s`,
		ratio(mean(figures.map(({ used }) => used))),
		percent(mean(figures.map(({ refused }) => refused))),
		String(Math.max(...results.map(({ arrivals }) => mostRefusedInAMinute(arrivals)))),
	];
}

function sharingTable(runs: number): Table {
	return {
		title: 'Simulated: several processes',
		about: `The node's own pacing in a simulation, ${REQUESTS} requests for each process; means of ${runs} runs, over the time in which all are active. The last column is the worst of all runs.`,
		head: [
			'processes',
			'latency',
			'started apart',
			'part of the limit',
			'429',
			'429 in a minute, at most',
		],
		rows: PROCESSES.flatMap((count) =>
			LATENCIES.flatMap((latency) => GAPS.map((gap) => sharing(count, latency, gap, runs))),
		),
		missed: [],
	};
}

const CLIMBED = 0.93;
const OVER_MS = 10_000;

/** Seconds from the end of all other processes until the first one uses the full limit, averaged over ten seconds. */
function climb(result: Simulated): number {
	const [end = 0, ...others] = result.finishedAt;
	const stopped = Math.max(...others);
	for (let at = stopped; at < end - OVER_MS; at += 500) {
		if (between(result, at, at + OVER_MS).used >= CLIMBED) return (at - stopped) / 1000;
	}
	return Number.NaN;
}

function climbingTable(runs: number): Table {
	const row = (count: number, latency: number) => {
		const others = Array.from({ length: count - 1 }, () => ({ startsAt: 5000, requests: 250 }));
		const processes = [{ startsAt: 0, requests: 2500 }, ...others];
		const seconds = played(runs, { processes, latency, jitter: JITTER }).map(climb);
		const done = seconds.filter((second) => !Number.isNaN(second));
		return [
			String(count - 1),
			`${latency} ms`,
			`${mean(done).toFixed(0)} s`,
			`${Math.max(...done).toFixed(0)} s`,
			`${done.length} of ${runs}`,
		];
	};
	return {
		title: 'Simulated: back to the whole limit',
		about: 'How long one process needs to use the whole limit again when all others have ended.',
		head: ['others', 'latency', 'mean', 'longest', 'runs'],
		rows: PROCESSES.flatMap((count) => [200, 1000].map((latency) => row(count, latency))),
		missed: [],
	};
}

function aloneTable(runs: number): Table {
	const row = (latency: number, jitter: number) => {
		const processes = [{ startsAt: 0, requests: 900 }];
		const usual = played(runs, { processes, latency, jitter }).map((result) =>
			between(result, 20_000, 120_000),
		);
		const stray = played(runs, { processes, latency, jitter, strays: [30_000] }).map((result) =>
			between(result, 29_000, 89_000),
		);
		return [
			`${latency} ms`,
			`${jitter} ms`,
			ratio(mean(usual.map(({ used }) => used))),
			percent(mean(usual.map(({ refused }) => refused))),
			ratio(mean(stray.map(({ used }) => used))),
		];
	};
	return {
		title: 'Simulated: one process',
		about:
			"Alone on the account, once it knows its share; and in the minute after a single 429 that was not its fault. 'Jitter' is how much the ways of two requests to the service may differ.",
		head: ['latency', 'jitter', 'part of the limit', '429', 'after a stray 429'],
		rows: [...LATENCIES, 2000].flatMap((latency) =>
			[JITTER, 60].map((jitter) => row(latency, jitter)),
		),
		missed: [],
	};
}
