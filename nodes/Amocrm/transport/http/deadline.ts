import { sleep } from 'n8n-workflow';

import type { StopSignal } from './stopSignal';

/**
 * The longest a request may take in total, in milliseconds. amoCRM itself answers 504 after about a minute (API facts 8,
 * row 45). n8n's own timeout restarts with each byte received, and misses answers such as `101 Switching Protocols`.
 */
const MAX_MS = 100_000;

/** What can end a request early. */
export interface Ending {
	/** Aborted when the execution is cancelled. */
	stop?: StopSignal;
	/** How long the request may continue after that, in milliseconds. */
	graceMs: number;
}

/** Thrown when a request exceeded its deadline. */
export class TimeUpError extends Error {
	constructor() {
		super('no complete answer in time');
	}
}

/**
 * Waits for a request up to its deadline, then aborts its signal and throws TimeUpError even if the request ignores the
 * signal. Leaves nothing behind: the timers do not keep the process alive, and all listeners are removed.
 */
export async function inTime<T>(
	request: (signal: AbortSignal) => Promise<T>,
	{ stop, graceMs }: Ending,
): Promise<T> {
	const end = new AbortController();
	const leave: Array<() => void> = [];
	const on = (signal: StopSignal, react: () => void) => {
		if (signal.aborted) return react();
		signal.addEventListener('abort', react, { once: true });
		leave.push(() => signal.removeEventListener('abort', react));
	};
	const endAfter = (ms: number) => on(AbortSignal.timeout(ms), () => end.abort());
	try {
		return await new Promise<T>((resolve, reject) => {
			on(end.signal, () => reject(new TimeUpError()));
			endAfter(MAX_MS);
			if (stop) on(stop, () => (graceMs > 0 ? endAfter(graceMs) : end.abort()));
			request(end.signal).then(resolve, reject);
		});
	} finally {
		for (const stopListening of leave) stopListening();
	}
}

/** Waits this many milliseconds, but not beyond the end of the execution. */
export async function pause(ms: number, stop?: StopSignal): Promise<void> {
	if (!stop) return await sleep(ms);
	let react: (() => void) | undefined;
	const stopped = new Promise<void>((resolve) => {
		react = resolve;
		if (stop.aborted) resolve();
		else stop.addEventListener('abort', react, { once: true });
	});
	await Promise.race([sleep(ms), stopped]);
	if (react) stop.removeEventListener('abort', react);
}
