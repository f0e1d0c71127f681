import { sleep } from 'n8n-workflow';

import { createQuota, type Quota } from './quota';
import type { StopSignal } from '../http/stopSignal';

/** One run's place among all that wait for the same account: turns go round the lanes, first come first served inside one. */
export interface Lane {
	/** Runs with the same credential pause together: the limit is one of the integration (API facts, part 2). */
	readonly credential: string;
	readonly waiting: Array<(turn: Turn | undefined) => void>;
}

export const newLane = (credential = ''): Lane => ({ credential, waiting: [] });

/** The right to send one request now. What came of it must be told, so that the pace can follow. */
export interface Turn {
	/** `pauseMs`: the service named a time in which nothing may be sent with this credential. */
	answered(accepted: boolean, pauseMs?: number): void;
}

/** Keeps all that one process sends to one account under the account's limit. */
export interface Pacer {
	/** Resolves when the next request of this lane may be sent; `undefined` if the execution was cancelled first. */
	turn(lane: Lane, signal?: StopSignal): Promise<Turn | undefined>;
}

/**
 * The least time between two turns. Requests that are made at once delay each other by the work they make, and the service
 * would see the ones of this second nearer to those of the next. Also lets others' requests find their places between.
 */
export const TURN_GAP_MS = 100;

/** A process that wakes up so much late was busy, and what it had to send was late as well. */
const LATE_MS = 10;

/** @param now a clock in milliseconds that never goes back */
export function createPacer(
	quota: Quota = createQuota(),
	now: () => number = () => performance.now(),
): Pacer {
	const lanes: Lane[] = [];
	/** Until when nothing may be sent with a credential. */
	const pauses = new Map<string, number>();
	let running = false;

	const pausedUntil = ({ credential }: Lane) => pauses.get(credential) ?? 0;

	/** The lane whose turn it is goes to the end of the round, or leaves it when nobody of it waits any more. */
	const nextInTurn = () => {
		const place = lanes.findIndex((lane) => pausedUntil(lane) <= now());
		const [lane] = place < 0 ? [] : lanes.splice(place, 1);
		const give = lane?.waiting.shift();
		if (lane && lane.waiting.length > 0) lanes.push(lane);
		return lane && give ? { lane, give } : undefined;
	};

	const newTurn = ({ credential }: Lane): Turn => {
		const sentAt = now();
		quota.sent(sentAt);
		return {
			answered: (accepted, pauseMs = 0) => {
				quota.answered(sentAt, now(), accepted);
				if (pauseMs > 0)
					pauses.set(credential, Math.max(pauses.get(credential) ?? 0, now() + pauseMs));
			},
		};
	};

	const giveTurn = async () => {
		const givenAt = now();
		const next = nextInTurn();
		next?.give(newTurn(next.lane));
		await sleep(TURN_GAP_MS);
		const late = now() - givenAt - TURN_GAP_MS;
		if (late > LATE_MS) quota.delayed(late);
	};

	const giveTurns = async () => {
		running = true;
		while (lanes.length > 0) {
			const resumes = lanes.reduce(
				(earliest, lane) => Math.min(earliest, pausedUntil(lane)),
				Number.POSITIVE_INFINITY,
			);
			const wait = Math.max(quota.freeAt(now()), resumes) - now();
			if (wait > 0) await sleep(Math.min(Math.ceil(wait), 250));
			else await giveTurn();
		}
		for (const [credential, until] of pauses) if (until <= now()) pauses.delete(credential);
		running = false;
	};

	const leave = (lane: Lane, give: (turn: Turn | undefined) => void) => {
		const place = lane.waiting.indexOf(give);
		if (place >= 0) lane.waiting.splice(place, 1);
		if (lane.waiting.length === 0 && lanes.includes(lane)) lanes.splice(lanes.indexOf(lane), 1);
		give(undefined);
	};

	const turn = async (lane: Lane, signal?: StopSignal) =>
		await new Promise<Turn | undefined>((resolve) => {
			if (signal?.aborted) return resolve(undefined);
			const cancel = () => leave(lane, give);
			const give = (given: Turn | undefined) => {
				signal?.removeEventListener('abort', cancel);
				resolve(given);
			};
			signal?.addEventListener('abort', cancel, { once: true });
			if (lane.waiting.push(give) === 1) lanes.push(lane);
			if (!running) void giveTurns();
		});

	return { turn };
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
