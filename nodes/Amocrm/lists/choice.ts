import type { Named } from '../parse/names/finder';

/** An entry of a list in the form. */
export interface Choice {
	name: string;
	value: string | number;
}

/** "Manager 2" stands before "Manager 10". */
export const byName = (a: { name: string }, b: { name: string }) =>
	a.name.localeCompare(b.name, undefined, { numeric: true });

/** Entries whose name others have too carry their value, so that one can be told from the other. */
export function distinct<T extends { name: string; value: unknown }>(entries: readonly T[]): T[] {
	const times = new Map<string, number>();
	for (const { name } of entries) times.set(name, (times.get(name) ?? 0) + 1);
	return entries.map((entry) =>
		(times.get(entry.name) ?? 0) > 1
			? { ...entry, name: `${entry.name} (${String(entry.value)})` }
			: entry,
	);
}

export const namedChoice = ({ id, name }: Named): Choice => ({ name, value: id });
