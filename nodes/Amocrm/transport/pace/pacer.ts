import { sleep } from 'n8n-workflow';

import { createQuota, type Quota } from './quota';
import type { StopSignal } from '../http/stopSignal';

/** One run's queue for an account. Permits go round-robin across lanes, and first come first served within a lane. */
export interface Lane {
	/** Runs with the same credential pause together, since the limit applies per integration (API facts, part 2). */
	readonly credential: string;
	readonly waiting: Array<(permit: Permit | undefined) => void>;
}

export const newLane = (credential = ''): Lane => ({ credential, waiting: [] });

/** Permission to send one request now. Its result must be reported, so that the pace can adapt. */
export interface Permit {
	/** `pauseMs`: the service asked for a pause with this credential. */
	answered(accepted: boolean, pauseMs?: number): void;
}

/** Keeps everything one process sends to an account below the account's limit. */
export interface Pacer {
	/** Resolves when this lane may send its next request; `undefined` if the execution was cancelled first. */
	permit(lane: Lane, signal?: StopSignal): Promise<Permit | undefined>;
}

/**
 * The minimum time between two permits. Simultaneous requests delay each other, so the service would see them closer to
 * those of the next second. The gap also leaves room for other processes' requests.
 */
export const PERMIT_GAP_MS = 100;

/** A timer this late means that the process was busy, so its requests were sent late as well. */
const LATE_MS = 10;

/** @param now monotonic clock in milliseconds */
export function createPacer(
	quota: Quota = createQuota(),
	now: () => number = () => performance.now(),
): Pacer {
	const lanes: Lane[] = [];
	/** When sending may resume, by credential. */
	const pauses = new Map<string, number>();
	let running = false;

	const pausedUntil = ({ credential }: Lane) => pauses.get(credential) ?? 0;

	/** Serves the next lane and moves it to the end of the round, or removes it if its queue is empty. */
	const nextWaiting = () => {
		const place = lanes.findIndex((lane) => pausedUntil(lane) <= now());
		const [lane] = place < 0 ? [] : lanes.splice(place, 1);
		const give = lane?.waiting.shift();
		if (lane && lane.waiting.length > 0) lanes.push(lane);
		return lane && give ? { lane, give } : undefined;
	};

	const newPermit = ({ credential }: Lane): Permit => {
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

	const givePermit = async () => {
		const givenAt = now();
		const next = nextWaiting();
		next?.give(newPermit(next.lane));
		await sleep(PERMIT_GAP_MS);
		const late = now() - givenAt - PERMIT_GAP_MS;
		if (late > LATE_MS) quota.delayed(late);
	};

	const givePermits = async () => {
		running = true;
		while (lanes.length > 0) {
			const resumes = lanes.reduce(
				(earliest, lane) => Math.min(earliest, pausedUntil(lane)),
				Number.POSITIVE_INFINITY,
			);
			const wait = Math.max(quota.freeAt(now()), resumes) - now();
			if (wait > 0) await sleep(Math.min(Math.ceil(wait), 250));
			else await givePermit();
		}
		for (const [credential, until] of pauses) if (until <= now()) pauses.delete(credential);
		running = false;
	};

	const leave = (lane: Lane, give: (permit: Permit | undefined) => void) => {
		const place = lane.waiting.indexOf(give);
		if (place >= 0) lane.waiting.splice(place, 1);
		if (lane.waiting.length === 0 && lanes.includes(lane)) lanes.splice(lanes.indexOf(lane), 1);
		give(undefined);
	};

	const permit = async (lane: Lane, signal?: StopSignal) =>
		await new Promise<Permit | undefined>((resolve) => {
			if (signal?.aborted) return resolve(undefined);
			const cancel = () => leave(lane, give);
			const give = (given: Permit | undefined) => {
				signal?.removeEventListener('abort', cancel);
				resolve(given);
			};
			signal?.addEventListener('abort', cancel, { once: true });
			if (lane.waiting.push(give) === 1) lanes.push(lane);
			if (!running) void givePermits();
		});

	return { permit };
}

const pacers = new Map<string, Pacer>();

/** More accounts than one process works with at a time; bounds the map. */
const MAX_PACERS = 200;

/** The pacer of an account's host, shared by all nodes and executions of this process. */
export function pacerOf(host: string): Pacer {
	const pacer = pacers.get(host) ?? createPacer();
	pacers.delete(host);
	pacers.set(host, pacer);
	const [oldest] = pacers.keys();
	if (pacers.size > MAX_PACERS && oldest !== undefined) pacers.delete(oldest);
	return pacer;
}
