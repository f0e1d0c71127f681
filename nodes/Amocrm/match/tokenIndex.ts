import type { Identity, RowKeys, Token } from './rowIdentity';

/** The rows that have no record yet, by the values of their keys. */
export interface TokenIndex {
	openRows: readonly number[];
	/** Open rows that have a value, as far as they can fit a record with or without a complete identity. */
	waiting(token: Token, complete: boolean): readonly number[];
	/** Of these rows, those that need not be looked at any more. */
	forget(token: Token, complete: boolean, isDone: (row: number) => boolean): void;
	/** Whether rows that share a value of the key at a place can be different. */
	canContradict(place: number): boolean;
	/** Whether it has a value of every key that could contradict in front of a place. */
	isComplete(identity: Identity, place: number): boolean;
}

/** Rows by whether they are complete. */
type Waiting = Record<'all' | 'loose', number[]>;

/**
 * Of two that are complete, one can only take in the other where they share a value of a key in front, by which they are
 * found. So thousands of rows of one name with different numbers need not be compared with each other.
 */
export function createTokenIndex(
	rows: readonly RowKeys[],
	isOpen: (row: number) => boolean,
): TokenIndex {
	const openRows = [...rows.keys()].filter(isOpen);
	// A row that has its record already is compared with nothing.
	const telling = [...new Set(openRows.flatMap((row) => [...(rows[row]?.identity.keys() ?? [])]))];
	const before = (place: number) => telling.filter((key) => key < place);
	const canContradict = (place: number) => before(place).length > 0;
	const isComplete = (identity: Identity, place: number) =>
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
