import type { Condition } from '../filterType';

/** The record has one of these values; no condition if there are none. */
export function among(
	name: string,
	wanted: ReadonlyArray<string | number>,
	key = name,
): Condition[] {
	if (wanted.length === 0) return [];
	const set = new Set<unknown>(wanted);
	return [{ query: { [name]: [...wanted] }, holds: (record) => set.has(record[key]) }];
}
