/** How long what was read stays fresh, in milliseconds. */
const FRESH_MS = 60_000;

/** Lists of more credentials than one process works with at a time; the map must not grow for ever. */
const MAX_ENTRIES = 300;

interface Entry {
	readAt: number;
	list: Promise<unknown>;
}

const entries = new Map<string, Entry>();

/**
 * Remembers a list for a minute. The key must hold the credential and the account, so that no list is ever seen by another
 * one. What fails is not remembered. With `notBefore`, what was read earlier than that (milliseconds since 1970) does not count.
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
