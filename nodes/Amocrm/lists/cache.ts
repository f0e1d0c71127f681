/** How long a list stays fresh, in milliseconds. */
const FRESH_MS = 60_000;

/** More lists than one process works with at a time; bounds the map. */
const MAX_ENTRIES = 300;

interface Entry {
	readAt: number;
	list: Promise<unknown>;
}

const entries = new Map<string, Entry>();

/**
 * Caches a list for a minute, but never a failure. The key must identify credential and account, so that no list leaks to
 * another one. With `notBefore`, lists read earlier (milliseconds since 1970) do not count.
 */
export async function remembered<T>(
	key: string,
	load: () => Promise<T>,
	notBefore = 0,
): Promise<T> {
	const known = entries.get(key);
	const fresh = known && known.readAt > Math.max(Date.now() - FRESH_MS, notBefore);
	if (fresh) return (await known.list) as T;
	const list = load();
	entries.delete(key);
	entries.set(key, { readAt: Date.now(), list });
	list.catch(() => entries.delete(key));
	const [oldest] = entries.keys();
	if (entries.size > MAX_ENTRIES && oldest !== undefined) entries.delete(oldest);
	return await list;
}
