import type { Match } from './matches';

/** What a row is about: stored records, a new record that the row `same` makes, or nothing that can be written. */
export type Target<T> = { stored: readonly T[] } | { same: number } | { failure: unknown };

/**
 * The target of each row. Rows that share a value of a key, also by way of a third one, are about one record: the stored one
 * that such a row found, or one that is made.
 *
 * @param tokens of each row: the values of its keys, in their order
 * @param choose which of the hits a row is about; throws what is wrong with them
 */
export function targetsOf<T>(
	tokens: ReadonlyArray<readonly string[]>,
	matches: ReadonlyArray<Match<T>>,
	choose: (match: Match<T>) => readonly T[],
): Array<Target<T>> {
	const targets: Array<Target<T> | undefined> = matches.map((match) => ownTarget(match, choose));
	const open = rowsByToken(tokens, (row) => targets[row] === undefined);
	spread(tokens, open, targets);
	gather(tokens, open, targets);
	return targets.map((target, row) => target ?? { same: row });
}

function ownTarget<T>(
	match: Match<T>,
	choose: (match: Match<T>) => readonly T[],
): Target<T> | undefined {
	try {
		const stored = choose(match);
		return stored.length > 0 ? { stored } : undefined;
	} catch (failure) {
		// One row must not take the others with it.
		return { failure };
	}
}

function rowsByToken(
	tokens: ReadonlyArray<readonly string[]>,
	isOpen: (row: number) => boolean,
): Map<string, number[]> {
	const rows = new Map<string, number[]>();
	for (const [row, own] of tokens.entries()) {
		if (!isOpen(row)) continue;
		for (const token of own) {
			const known = rows.get(token);
			if (known) known.push(row);
			else rows.set(token, [row]);
		}
	}
	return rows;
}

/** Rows that found nothing take the records of rows they share a value with: those will have it once they are written. */
function spread<T>(
	tokens: ReadonlyArray<readonly string[]>,
	open: ReadonlyMap<string, readonly number[]>,
	targets: Array<Target<T> | undefined>,
): void {
	const owners = new Map<string, Target<T>>();
	const hasRecord = (row: number) => 'stored' in (targets[row] ?? {});
	let level = [...targets.keys()].filter(hasRecord);
	while (level.length > 0) {
		const next = new Set<number>();
		for (const row of level)
			for (const token of tokens[row] ?? []) {
				const target = targets[row];
				if (!target || owners.has(token)) continue;
				owners.set(token, target);
				for (const other of open.get(token) ?? []) if (!targets[other]) next.add(other);
			}
		level = [...next].sort((a, b) => a - b);
		// The earlier of its keys decides, as for records that are found.
		for (const row of level)
			targets[row] = (tokens[row] ?? []).map((token) => owners.get(token)).find(Boolean);
	}
}

/** The rows that are left become one new record for each group, made by its first row. */
function gather<T>(
	tokens: ReadonlyArray<readonly string[]>,
	open: ReadonlyMap<string, readonly number[]>,
	targets: Array<Target<T> | undefined>,
): void {
	const seen = new Set<string>();
	for (const first of targets.keys()) {
		if (targets[first]) continue;
		const target = { same: first };
		targets[first] = target;
		const group = [first];
		for (const row of group)
			for (const token of tokens[row] ?? []) {
				if (seen.has(token)) continue;
				seen.add(token);
				for (const other of open.get(token) ?? []) {
					if (targets[other]) continue;
					targets[other] = target;
					group.push(other);
				}
			}
	}
}
