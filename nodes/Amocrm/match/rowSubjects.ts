import { contradict, type RowIdentity, type RowKeys, type Token } from './rowIdentity';
import type { Match } from './matches';
import { createTokenIndex, type TokenIndex } from './tokenIndex';

/** What a row refers to: stored records, a new record created by the row `same`, or nothing that can be written. */
export type Subject<T> = { stored: readonly T[] } | { same: number } | { failure: unknown };

/** A stored record that was found. */
export interface Identified {
	id: number;
	identity: RowIdentity;
}

/**
 * The subject of each row. Rows that share a value of a key, even through a third row, refer to one record: the stored
 * one that such a row found, or a new one. They do not if they differ in a higher key.
 *
 * @param choose selects from a row's hits; throws if they are invalid
 */
export function subjectsOf<T extends Identified>(
	rows: readonly RowKeys[],
	matches: ReadonlyArray<Match<T>>,
	choose: (match: Match<T>) => readonly T[],
): Array<Subject<T>> {
	const own = ownSubjects(rows, matches, choose);
	const groups = groupsOf(rows, own);
	const index = createTokenIndex(rows, (row) => own[row] === undefined);
	spread(rows, index, groups);
	gather(rows, index, groups);
	return own.map((subject, row) => subject ?? groups[row]?.subject ?? { same: row });
}

/** What rows found themselves, as if each was looked up after the previous ones were written. */
function ownSubjects<T extends Identified>(
	rows: readonly RowKeys[],
	matches: ReadonlyArray<Match<T>>,
	choose: (match: Match<T>) => readonly T[],
): Array<Subject<T> | undefined> {
	const written = new Map<number, Group>();
	return matches.map((match, row) => {
		const identity = rows[row]?.identity ?? new Map<number, readonly string[]>();
		const hits = match.hits.filter(({ id }) => {
			const before = written.get(id);
			return !before || !contradict(identity, before.identity, match.place);
		});
		try {
			const stored = choose({ ...match, hits });
			for (const hit of stored) {
				const group = written.get(hit.id) ?? { identity: new Map(hit.identity) };
				written.set(hit.id, group);
				extend(group, identity);
			}
			return stored.length > 0 ? { stored } : undefined;
		} catch (failure) {
			// One row must not affect the others.
			return { failure };
		}
	});
}

/** Rows with the same subject, and the key values their record will have. */
interface Group {
	identity: Map<number, readonly string[]>;
}

interface RowGroup<T> extends Group {
	subject: Subject<T>;
}

/** The group of each row; none for rows that are open or cannot be written. */
type Groups<T> = Array<RowGroup<T> | undefined>;

function groupsOf<T extends Identified>(
	rows: readonly RowKeys[],
	subjects: ReadonlyArray<Subject<T> | undefined>,
): Groups<T> {
	const known = new Map<string, RowGroup<T>>();
	return subjects.map((subject, row) => {
		if (!subject || !('stored' in subject)) return undefined;
		const key = subject.stored.map(({ id }) => id).join();
		const group = known.get(key) ?? { subject, identity: new Map<number, readonly string[]>() };
		if (!known.has(key)) for (const { identity } of subject.stored) extend(group, identity);
		known.set(key, group);
		extend(group, rows[row]?.identity);
		return group;
	});
}

function extend({ identity }: Group, more: RowIdentity = new Map()): void {
	for (const [key, values] of more)
		identity.set(key, [...new Set([...(identity.get(key) ?? []), ...values])]);
}

/** Rows that found nothing join the record of a row that shares a value, since it will have that value once written. */
function spread<T>(rows: readonly RowKeys[], index: TokenIndex, groups: Groups<T>): void {
	const owners = createOwners<T>(index);
	let level = [...groups.keys()].filter((row) => groups[row]);
	while (level.length > 0) {
		const next = new Set<number>();
		for (const row of level) {
			const group = groups[row];
			for (const token of rows[row]?.tokens ?? []) {
				if (!group || !owners.add(token, group)) continue;
				const complete = index.isComplete(group.identity, token.place);
				for (const other of index.waiting(token, complete)) if (!groups[other]) next.add(other);
			}
		}
		level = [];
		for (const row of [...next].sort((a, b) => a - b)) {
			const keys = rows[row];
			// The highest key decides, as for records that are found.
			const group = keys && owners.of(keys);
			if (!group) continue;
			extend(group, keys.identity);
			groups[row] = group;
			level.push(row);
		}
	}
}

/** The groups that will have a value of a key. */
function createOwners<T>(index: TokenIndex) {
	const owners = new Map<string, { all: Set<RowGroup<T>>; loose: Set<RowGroup<T>> }>();
	/** False if the group cannot be found by this value, or is already listed. */
	const add = (token: Token, group: RowGroup<T>): boolean => {
		const known = owners.get(token.text) ?? { all: new Set(), loose: new Set() };
		owners.set(token.text, known);
		const tells = known.all.size === 0 || index.canContradict(token.place);
		if (!tells || known.all.has(group)) return false;
		known.all.add(group);
		if (!index.isComplete(group.identity, token.place)) known.loose.add(group);
		return true;
	};
	const of = ({ tokens, identity }: RowKeys): RowGroup<T> | undefined => {
		for (const token of tokens) {
			const known = owners.get(token.text);
			const groups = index.isComplete(identity, token.place) ? known?.loose : known?.all;
			for (const group of groups ?? [])
				if (!contradict(identity, group.identity, token.place)) return group;
		}
		return undefined;
	};
	return { add, of };
}

/** Groups the remaining rows into new records, each created by its first row. */
function gather<T>(rows: readonly RowKeys[], index: TokenIndex, groups: Groups<T>): void {
	const seen = new Set<string>();
	for (const first of index.openRows) {
		if (groups[first]) continue;
		const group: RowGroup<T> = { subject: { same: first }, identity: new Map() };
		const own = new Set<string>();
		const members: number[] = [];
		const join = (row: number) => {
			groups[row] = group;
			extend(group, rows[row]?.identity);
			members.push(row);
		};
		join(first);
		for (const row of members)
			for (const token of rows[row]?.tokens ?? []) {
				const done = index.canContradict(token.place) ? own : seen;
				if (done.has(token.text)) continue;
				done.add(token.text);
				const complete = index.isComplete(group.identity, token.place);
				for (const other of index.waiting(token, complete)) {
					const identity = rows[other]?.identity;
					if (groups[other] || !identity) continue;
					if (!contradict(identity, group.identity, token.place)) join(other);
				}
				index.forget(token, complete, (other) => groups[other] !== undefined);
			}
	}
}
