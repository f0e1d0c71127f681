import { between, mean, mostRefusedInAMinute, played } from '../lib/played';
import { percent, ratio, type Bench, type Part, type Table } from '../lib/report';
import type { Scenario } from '../lib/simulation';

const LATENCY = 150;
const JITTERS = [0, 60, 200];

/** Enough for the measured time, even at the full limit. */
const REQUESTS = 900;

/** By then the process knows its share. */
const FROM_MS = 20_000;
const TO_MS = 120_000;

const GATEWAYS: Array<{ name: string; gateway: Scenario['gateway'] }> = [
	{ name: 'sliding second', gateway: { gateway: 'slidingSecond' } },
	{ name: 'sliding second, accepted only', gateway: { gateway: 'slidingSecondAccepted' } },
	{ name: 'calendar second', gateway: { gateway: 'calendarSecond' } },
	{ name: 'leaky bucket, burst as the limit', gateway: { gateway: 'leakyBucket', burst: 0 } },
	{ name: 'leaky bucket, burst 1', gateway: { gateway: 'leakyBucket', burst: 1 } },
	{ name: 'leaky bucket, burst 6', gateway: { gateway: 'leakyBucket', burst: 6 } },
];

/** One process alone on the account, under every way the service may count. */
export const gateways: Part = {
	title: 'Ways of counting',
	run: async ({ quick }: Bench) => {
		const runs = quick ? 4 : 24;
		return [gatewayTable(runs)];
	},
};

function under({ name, gateway }: (typeof GATEWAYS)[number], jitter: number, runs: number) {
	const processes = [{ startsAt: 0, requests: REQUESTS }];
	const results = played(runs, { processes, latency: LATENCY, jitter, gateway });
	const figures = results.map((result) => between(result, FROM_MS, TO_MS));
	return [
		name,
		`${jitter} ms`,
		ratio(mean(figures.map(({ used }) => used))),
		percent(mean(figures.map(({ refused }) => refused))),
		String(Math.max(...results.map(({ arrivals }) => mostRefusedInAMinute(arrivals)))),
	];
}

function gatewayTable(runs: number): Table {
	return {
		title: 'Simulated: ways of counting',
		about: `amoCRM does not say how it counts the requests of a second. The node's own pacing against the sandbox's gateway in a simulation: one process, alone and warm, ${LATENCY} ms latency; means of ${runs} runs. 'Jitter' is how much the ways of two requests to the service may differ. 'Burst' is how many requests the bucket takes at once. The last column is the worst of all runs; the start is in it, too.`,
		head: ['gateway', 'jitter', 'part of the limit', '429', '429 in a minute, at most'],
		rows: GATEWAYS.flatMap((one) => JITTERS.map((jitter) => under(one, jitter, runs))),
		missed: [],
	};
}
