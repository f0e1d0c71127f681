/** The end of the last work that is under way or waiting, by what must not overlap. */
const lines = new Map<string, Promise<void>>();

/** Whether work under this key would have to wait. */
export const isTaken = (key: string): boolean => lines.has(key);

/**
 * Does work that must not overlap with other work of this process under the same key, first come first served. The work may
 * let the next one begin before it ends; at its end that happens in any case, also after an error.
 *
 * @param signal ends the waiting, but not work that has begun
 * @returns what the work gives; `undefined` when the signal came first
 */
export async function exclusively<T>(
	key: string,
	signal: AbortSignal | undefined,
	work: (release: () => void) => Promise<T>,
): Promise<T | undefined> {
	const before = lines.get(key) ?? Promise.resolve();
	let release = () => {};
	const ended = new Promise<void>((resolve) => {
		release = resolve;
	});
	const mine = before
		.then(async () => await ended)
		.finally(() => {
			if (lines.get(key) === mine) lines.delete(key);
		});
	lines.set(key, mine);
	try {
		const cancelled = await cancelledBefore(before, signal);
		return cancelled ? undefined : await work(release);
	} finally {
		release();
	}
}

async function cancelledBefore(
	turn: Promise<void>,
	signal: AbortSignal | undefined,
): Promise<boolean> {
	if (!signal) return await turn.then(() => false);
	let cancel = () => {};
	const cancellation = new Promise<void>((resolve) => {
		cancel = resolve;
	});
	signal.addEventListener('abort', cancel, { once: true });
	if (signal.aborted) cancel();
	await Promise.race([turn, cancellation]);
	signal.removeEventListener('abort', cancel);
	return signal.aborted;
}
