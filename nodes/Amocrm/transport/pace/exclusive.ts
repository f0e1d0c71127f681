/** The end of the last running or queued work, by key. */
const lines = new Map<string, Promise<void>>();

/** Whether work under this key would have to wait. */
export const isTaken = (key: string): boolean => lines.has(key);

/**
 * Runs work that must not overlap with other work of this process under the same key, first come first served. The work
 * can release the key early; it is always released at the end, even after an error.
 *
 * @param signal cancels waiting, but not work that has started
 * @returns the result of the work; `undefined` if the signal came first
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
