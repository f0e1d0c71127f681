import { sleep } from 'n8n-workflow';

/** What amoCRM allows one integration (API facts, part 2): more is answered 429, and in the end a block. */
export const REQUESTS_PER_SECOND = 7;

/**
 * The second is counted by the service, when requests arrive. This much is added to ours, in milliseconds, so that a
 * request which travels faster than the one seven before it does not make eight in one second.
 */
const MARGIN_MS = 40;

/** One run's place among all that wait for the same account: turns go round the lanes, first come first served inside one. */
export interface Lane {
	readonly waiting: Array<(granted: boolean) => void>;
}

export const newLane = (): Lane => ({ waiting: [] });

/** Keeps all that one process sends to one account under the account's limit. */
export interface Pacer {
	/** Resolves when the next request of this lane may be sent: `true`, or `false` if the execution was cancelled first. */
	turn(lane: Lane, signal?: AbortSignal): Promise<boolean>;
	/** The service answered 429: nothing is sent for `pauseMs`, then more slowly. */
	tooMany(pauseMs: number): void;
}

/** @param now a clock in milliseconds that never goes back */
export function createPacer(now: () => number = () => performance.now()): Pacer {
	const lanes: Lane[] = [];
	const sent: number[] = [];
	let pausedUntil = 0;
	let running = false;

	const freeAt = () => {
		const oldest = sent.length < REQUESTS_PER_SECOND ? undefined : sent[0];
		return Math.max(pausedUntil, oldest === undefined ? 0 : oldest + 1000 + MARGIN_MS);
	};

	/** The lane whose turn it is goes to the end of the round, or leaves it when nobody of it waits any more. */
	const nextInTurn = () => {
		const lane = lanes.shift();
		const grant = lane?.waiting.shift();
		if (lane && lane.waiting.length > 0) lanes.push(lane);
		return grant;
	};

	const giveTurns = async () => {
		running = true;
		while (lanes.length > 0) {
			const wait = freeAt() - now();
			if (wait > 0) {
				await sleep(Math.ceil(wait));
				continue;
			}
			const grant = nextInTurn();
			if (!grant) continue;
			if (sent.push(now()) > REQUESTS_PER_SECOND) sent.shift();
			grant(true);
		}
		running = false;
	};

	const turn = async (lane: Lane, signal?: AbortSignal) =>
		await new Promise<boolean>((resolve) => {
			if (signal?.aborted) return resolve(false);
			const leave = () => {
				const place = lane.waiting.indexOf(grant);
				if (place >= 0) lane.waiting.splice(place, 1);
				if (lane.waiting.length === 0 && lanes.includes(lane)) lanes.splice(lanes.indexOf(lane), 1);
				resolve(false);
			};
			const grant = (granted: boolean) => {
				signal?.removeEventListener('abort', leave);
				resolve(granted);
			};
			signal?.addEventListener('abort', leave, { once: true });
			if (lane.waiting.push(grant) === 1) lanes.push(lane);
			if (!running) void giveTurns();
		});

	const tooMany = (pauseMs: number) => {
		pausedUntil = Math.max(pausedUntil, now() + pauseMs);
	};

	return { turn, tooMany };
}

const pacers = new Map<string, Pacer>();

/** More accounts than one process works with at a time; the map must not grow for ever. */
const MAX_PACERS = 200;

/** The one pacer of an account's host in this process; all nodes and executions share it. */
export function pacerOf(host: string): Pacer {
	const pacer = pacers.get(host) ?? createPacer();
	pacers.delete(host);
	pacers.set(host, pacer);
	const [oldest] = pacers.keys();
	if (pacers.size > MAX_PACERS && oldest !== undefined) pacers.delete(oldest);
	return pacer;
}
