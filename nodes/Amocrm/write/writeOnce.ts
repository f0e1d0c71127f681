import { earlierTries } from './earlierTries';
import { withUnread } from './reread';
import type { RowPlace, RowResult, RowResults, Run, WritableRow } from '../verbs/verb';
import { NO_RESULT } from './noResult';

type Row = WritableRow & RowPlace;

/**
 * Writes rows; with Retry On Fail, only those that no earlier try has written, since n8n calls the node again with all
 * its items. The others return the records they became.
 */
export async function writeOnce(
	run: Run,
	rows: readonly Row[],
	write: (rows: readonly Row[]) => Promise<RowResults>,
): Promise<RowResults> {
	if (run.context.getNode().retryOnFail !== true) return await write(rows);
	const tries = earlierTries(run.context, rows);
	if (!tries) {
		run.notes.warnings.add(TRIES_UNKNOWN);
		return await write(rows);
	}
	const { known } = tries;
	const kept = keptHint(known);
	if (kept) run.notes.remarks.add(kept);
	const ended = new Map<string, RowResult>();
	let failed = true;
	try {
		const open = rows.filter((row) => !known.has(placeOf(row)));
		// A row that failed for good ends the run in each try, before anything else is written.
		const ends = run.stopAtFirst && [...known.values()].some(isFailure);
		const written: RowResults = ends || open.length === 0 ? new Map() : await write(open);
		for (const row of open) {
			const result = written.get(row) ?? (run.stopAtFirst ? undefined : NO_RESULT);
			if (result) ended.set(placeOf(row), result);
		}
		const results = new Map<WritableRow, RowResult>();
		for (const row of rows) {
			const result = known.get(placeOf(row)) ?? ended.get(placeOf(row));
			if (result) results.set(row, result);
		}
		failed = run.stopAtFirst && [...results.values()].some(isFailure);
		return failed ? results : await withUnread(run, results);
	} finally {
		tries.close(ended, failed);
	}
}

/** The same in every try. */
const placeOf = ({ item, number }: RowPlace) => `${item} ${number}`;

const isFailure = (result: RowResult) => 'failure' in result;

function keptHint(known: ReadonlyMap<string, RowResult>): string | undefined {
	const count = [...known.values()].filter((result) => 'record' in result).length;
	if (count === 0) return undefined;
	return `${count} ${count === 1 ? 'row was' : 'rows were'} written by an earlier try of Retry On Fail and not sent again.`;
}

const TRIES_UNKNOWN =
	'This version of n8n does not reveal which rows an earlier try of Retry On Fail has written. Switch Retry On Fail off, or use Create or Update.';
