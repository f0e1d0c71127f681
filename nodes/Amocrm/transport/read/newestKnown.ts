const newest = new Map<string, number>();

/** More lists than one process writes to at a time; bounds the map. */
const MAX_LISTS = 300;

/**
 * The newest ID this process has ever seen in a list, 0 = none. IDs only grow, so records written from now on have a
 * larger one. This distinguishes records of this run from identical ones of the previous run.
 *
 * @param list account, credential and path
 */
export const newestKnown = (list: string): number => newest.get(list) ?? 0;

/** Records an ID that was seen. */
export function sawId(list: string, id: number): void {
	if (!Number.isFinite(id) || id <= newestKnown(list)) return;
	newest.delete(list);
	newest.set(list, id);
	const [oldest] = newest.keys();
	if (newest.size > MAX_LISTS && oldest !== undefined) newest.delete(oldest);
}

/** Forgets a list that was emptied, or replaced by another one under the same address. */
export function forgetIds(list: string): void {
	newest.delete(list);
}
