import { sleep } from 'n8n-workflow';

import type { StopSignal } from './stopSignal';

/**
 * The longest a request may take from its first byte to the last of its answer, in milliseconds. amoCRM answers 504 after
 * about a minute by itself (API facts 8, row 45). n8n's own time limit starts anew with each byte that arrives, and does not
 * see an answer such as `101 Switching Protocols` at all.
 */
const MAX_MS = 100_000;

/** What ends a request early. */
export interface Ending {
	/** Set off when the execution is cancelled. */
	stop?: StopSignal;
	/** How much longer it may take after that, in milliseconds. */
	graceMs: number;
}

/** Thrown where a request was ended. */
export class TimeUpError extends Error {
	constructor() {
		super('no complete answer in time');
	}
}

/**
 * Waits for a request, but no longer than it may take: then its signal is aborted, and TimeUpError is thrown whatever the
 * request makes of the signal. Nothing is left behind: the timers keep no process alive, and nothing listens to them any more.
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

/** Waits so long, in milliseconds, but not beyond the end of the execution. */
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
