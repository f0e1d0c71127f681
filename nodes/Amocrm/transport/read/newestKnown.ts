const newest = new Map<string, number>();

/** More lists than one process writes to at a time; the map must not grow for ever. */
const MAX_LISTS = 300;

/**
 * The newest id of a list that this process has ever seen, 0 = none. Ids only grow, so what is written from now on has a
 * larger one: this tells records of a run from those of the run before, which may have the very same content.
 *
 * @param list account, credential and path
 */
export const newestKnown = (list: string): number => newest.get(list) ?? 0;

/** To be told each id that was seen. */
export function sawId(list: string, id: number): void {
	if (!Number.isFinite(id) || id <= newestKnown(list)) return;
	newest.delete(list);
	newest.set(list, id);
	const [oldest] = newest.keys();
	if (newest.size > MAX_LISTS && oldest !== undefined) newest.delete(oldest);
}

/** The list was emptied, or is another one than before under the same address: what was known of it is wrong. */
export function forgetIds(list: string): void {
	newest.delete(list);
}
