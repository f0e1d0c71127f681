import { LEFT_OUT } from '../transport/write/writeRun';
import type { Failure } from '../transport/types';
import type { RowResult, Run, WritableRow, WriteReport } from '../verbs/verb';

/**
 * Writes rows that get in each other's way one after the other, in their order: in one request, or in two that overlap,
 * nobody could tell which of them wins.
 *
 * @param keyOf what no two rows of one request may have in common
 */
export async function writeInWaves(
	run: Run,
	rows: readonly WritableRow[],
	keyOf: (row: WritableRow) => unknown,
	write: (rows: readonly WritableRow[]) => Promise<WriteReport>,
): Promise<WriteReport> {
	const results: RowResult[] = [];
	let rest: RowResult = { failure: LEFT_OUT, leftOut: true };
	for (const wave of waves(rows, keyOf)) {
		const report = await write(wave.flatMap((row) => rows[row] ?? []));
		for (const [i, row] of wave.entries()) results[row] = report.results[i] ?? NO_RESULT;
		const failed = report.results.some((result) => 'failure' in result);
		if (run.stopAtFirst && failed) break;
		const halted = haltedBy(report.results);
		if (halted) {
			rest = { failure: halted, notSent: true };
			break;
		}
	}
	return { results: Array.from(rows, (_row, i) => results[i] ?? rest) };
}

/** What cannot happen, in words. */
export const NO_RESULT: RowResult = {
	failure: { message: 'This row got no result', description: '' },
};

/** Why nothing of a wave was sent: the waves after it would fare the same, one by one. */
export function haltedBy(results: readonly RowResult[]): Failure | undefined {
	const [first] = results;
	if (!first || !('failure' in first)) return undefined;
	const wasNotSent = (result: RowResult) => 'failure' in result && result.notSent === true;
	return results.every(wasNotSent) ? first.failure : undefined;
}

/** The numbers of the rows, such that no key is twice in one wave. */
function waves(rows: readonly WritableRow[], keyOf: (row: WritableRow) => unknown): number[][] {
	const times = new Map<unknown, number>();
	const found: number[][] = [];
	for (const [i, row] of rows.entries()) {
		const key = keyOf(row);
		const wave = times.get(key) ?? 0;
		times.set(key, wave + 1);
		const list = found[wave] ?? [];
		list.push(i);
		found[wave] = list;
	}
	return found;
}
