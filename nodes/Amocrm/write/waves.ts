import type { Failure } from '../transport/types';
import type { RowResult, RowResults, Run, WritableRow } from '../verbs/verb';

/** Rows that must be written one after the other. */
export interface Chain {
	rows: readonly WritableRow[];
}

/** The next row of a chain. */
export interface Step<C extends Chain> {
	chain: C;
	row: WritableRow;
}

/** How a row of a chain ended. A row can be in several chains. */
export interface Ended<C extends Chain> extends Step<C> {
	result: RowResult;
	/** What was sent, if it differs from the row. */
	sent?: WritableRow;
}

/** Groups rows into chains: rows with the same key must not be in one request. */
export function chainsBy(
	rows: readonly WritableRow[],
	keyOf: (row: WritableRow) => unknown,
): Chain[] {
	const chains = new Map<unknown, WritableRow[]>();
	for (const row of rows) {
		const key = keyOf(row);
		const known = chains.get(key);
		if (known) known.push(row);
		else chains.set(key, [row]);
	}
	return [...chains.values()].map((own) => ({ rows: own }));
}

/**
 * Writes the rows of a chain one after the other; in one request, or in two that overlap, it would be undefined which
 * wins. A wave is the next row of each chain. With "stop", the first wave with a failure is the last one.
 *
 * @param write writes one wave
 */
export async function writeInWaves<C extends Chain>(
	run: Run,
	chains: readonly C[],
	write: (steps: ReadonlyArray<Step<C>>, isLast: boolean) => Promise<Array<Ended<C>>>,
): Promise<Array<Ended<C>>> {
	const waves = chains.reduce((most, { rows }) => Math.max(most, rows.length), 0);
	const ended: Array<Ended<C>> = [];
	let halted: Failure | undefined;
	for (let wave = 0; wave < waves; wave += 1) {
		const steps = stepsOf(chains, wave);
		const ends = halted ? notSentResults(steps, halted) : await write(steps, wave === waves - 1);
		for (const end of ends) ended.push(end);
		halted ??= haltedBy(ends.map(({ result }) => result));
		if (run.stopAtFirst && ends.some(({ result }) => 'failure' in result)) break;
	}
	return ended;
}

const stepsOf = <C extends Chain>(chains: readonly C[], wave: number): Array<Step<C>> =>
	chains.flatMap((chain) => {
		const row = chain.rows[wave];
		return row ? [{ chain, row }] : [];
	});

/** Results for rows that would end like those before them. */
export const notSentResults = <C extends Chain>(
	steps: ReadonlyArray<Step<C>>,
	failure: Failure,
): Array<Ended<C>> => steps.map((step) => ({ ...step, result: { failure, notSent: true } }));

/** Why nothing of a wave was sent; `undefined` if something was. */
export function haltedBy(results: readonly RowResult[]): Failure | undefined {
	const [first] = results;
	if (!first || !('failure' in first)) return undefined;
	const wasNotSent = (result: RowResult) => 'failure' in result && result.notSent === true;
	return results.every(wasNotSent) ? first.failure : undefined;
}

/** The results of rows that are in exactly one chain. */
export const resultsOf = (ended: ReadonlyArray<Ended<Chain>>): RowResults =>
	new Map(ended.map(({ row, result }) => [row, result]));
