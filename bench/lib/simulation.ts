import { PERMIT_GAP_MS } from '../../nodes/Amocrm/transport/pace/pacer';
import {
	createQuota,
	REQUESTS_PER_SECOND,
	type Quota,
} from '../../nodes/Amocrm/transport/pace/quota';
import { Limiter, type LimiterOptions } from '../../sandbox/http/limiter';
import { createTimeline, type Timeline } from './timeline';

/** Several n8n processes that use one account. Times in milliseconds. */
export interface Scenario {
	/** When each process starts, and how many requests it sends. */
	processes: Array<{ startsAt: number; requests: number }>;
	/** Response time; varies by a fifth. */
	latency: number;
	/** The maximum difference in travel time between two requests. */
	jitter: number;
	/** Times at which the service answers 429 to the next request for no reason of ours. */
	strays?: number[];
	/** How the service counts; by default the strictest way: any second, including refused requests (API facts 2). */
	gateway?: Partial<Pick<LimiterOptions, 'gateway' | 'burst'>>;
}

/** One request as seen by the service. */
export interface Arrival {
	at: number;
	process: number;
	accepted: boolean;
}

export interface Simulated {
	arrivals: Arrival[];
	/** When the last request of each process was accepted. */
	finishedAt: number[];
}

/** The same as in `writeRows`. */
const MAX_IN_FLIGHT = 21;

/** Maximum delay of timers. */
const TIMER_LAG = 4;

type Random = () => number;

/** The sandbox's own gateway, without blocking; the offset of its clock's seconds is random. */
function createService({ strays = [], gateway }: Scenario, random: Random) {
	const limiter = new Limiter({
		gateway: 'slidingSecond',
		requestsPerSecond: REQUESTS_PER_SECOND,
		burst: 0,
		countRejected: true,
		blockAfter: 0,
		...gateway,
	});
	const clockStart = random() * 1000;
	const due = [...strays];
	return (now: number): boolean => {
		const passes = limiter.arrive(now, 'node', clockStart + now) === 'pass';
		const [stray] = due;
		if (stray === undefined || stray > now) return passes;
		due.shift();
		return false;
	};
}

/** Plays a scenario with the node's quota and the pauses of `Connection.send`. */
export function simulate(
	scenario: Scenario,
	random: Random,
	newQuota: (random: Random) => Quota = createQuota,
): Simulated {
	const timeline = createTimeline();
	const serve = createService(scenario, random);
	const arrivals: Arrival[] = [];
	const finishedAt = scenario.processes.map(() => 0);
	const arrive = (process: number) => {
		const at = timeline.now();
		const accepted = serve(at);
		arrivals.push({ at, process, accepted });
		if (accepted) finishedAt[process] = at;
		return accepted;
	};
	for (const [process, { startsAt, requests }] of scenario.processes.entries()) {
		const quota = newQuota(random);
		const start = () =>
			work({ timeline, quota, random, scenario, requests, arrive: () => arrive(process) });
		timeline.after(startsAt, start);
	}
	timeline.run();
	return { arrivals, finishedAt };
}

interface Work {
	timeline: Timeline;
	quota: Quota;
	random: Random;
	scenario: Scenario;
	requests: number;
	arrive(): boolean;
}

/** What pacer and connection do together: wait for the quota, send, report the result, resend refused requests. */
function work({ timeline, quota, random, scenario, requests, arrive }: Work): void {
	/** How often each waiting request has been refused. */
	const waiting = Array.from({ length: requests }, () => 0);
	let underWay = 0;
	let pausedUntil = 0;
	let asleep = false;

	const wake = () => {
		asleep = false;
		next();
	};
	const next = () => {
		while (!asleep && waiting.length > 0 && underWay < MAX_IN_FLIGHT) {
			const now = timeline.now();
			const wait = Math.max(quota.freeAt(now), pausedUntil) - now;
			if (wait <= 0) send(waiting.pop() ?? 0);
			asleep = true;
			timeline.after(
				(wait <= 0 ? PERMIT_GAP_MS : Math.min(Math.ceil(wait), 250)) + random() * TIMER_LAG,
				wake,
			);
		}
	};
	const send = (refusals: number) => {
		const sentAt = timeline.now();
		quota.sent(sentAt);
		underWay += 1;
		timeline.after(1 + random() * scenario.jitter, () => {
			const accepted = arrive();
			const ms = scenario.latency * (0.8 + 0.4 * random());
			timeline.after(ms, () => answered(sentAt, accepted, refusals));
		});
	};
	const answered = (sentAt: number, accepted: boolean, refusals: number) => {
		quota.answered(sentAt, timeline.now(), accepted);
		underWay -= 1;
		if (!accepted) waiting.push(refusals + 1);
		if (!accepted && refusals > 0) pausedUntil = timeline.now() + 1000 * 2 ** (refusals - 1);
		next();
	};
	next();
}
