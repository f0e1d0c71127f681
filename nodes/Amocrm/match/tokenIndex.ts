import type { RowIdentity, RowKeys, Token } from './rowIdentity';

/** The rows without a record so far, by their key values. */
export interface TokenIndex {
	openRows: readonly number[];
	/** Open rows with this value that can match a record with or without a complete identity. */
	waiting(token: Token, complete: boolean): readonly number[];
	/** Removes rows that are done from these lists. */
	forget(token: Token, complete: boolean, isDone: (row: number) => boolean): void;
	/** Whether rows that share a value of the key at this position can differ. */
	canContradict(place: number): boolean;
	/** Whether it has a value of every higher key that could differ. */
	isComplete(identity: RowIdentity, place: number): boolean;
}

/** Rows by completeness. */
type Waiting = Record<'all' | 'loose', number[]>;

/**
 * If two identities are complete, they can only match if they share a value of a higher key, by which they are found
 * anyway. So thousands of rows with one name and different numbers need not be compared with each other.
 */
export function createTokenIndex(
	rows: readonly RowKeys[],
	isOpen: (row: number) => boolean,
): TokenIndex {
	const openRows = [...rows.keys()].filter(isOpen);
	// Rows with a record need no comparison.
	const telling = [...new Set(openRows.flatMap((row) => [...(rows[row]?.identity.keys() ?? [])]))];
	const before = (place: number) => telling.filter((key) => key < place);
	const canContradict = (place: number) => before(place).length > 0;
	const isComplete = (identity: RowIdentity, place: number) =>
		canContradict(place) && before(place).every((key) => identity.has(key));

	const index = new Map<string, Waiting>();
	for (const row of openRows)
		for (const token of rows[row]?.tokens ?? []) {
			const known = index.get(token.text) ?? { all: [], loose: [] };
			index.set(token.text, known);
			known.all.push(row);
			if (!isComplete(rows[row]?.identity ?? new Map(), token.place)) known.loose.push(row);
		}
	const listOf = (complete: boolean) => (complete ? 'loose' : 'all');
	return {
		openRows,
		waiting: ({ text }, complete) => index.get(text)?.[listOf(complete)] ?? [],
		forget: ({ text }, complete, isDone) => {
			const known = index.get(text);
			const list = listOf(complete);
			if (known) known[list] = known[list].filter((row) => !isDone(row));
		},
		canContradict,
		isComplete,
	};
}
