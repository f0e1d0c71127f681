import { LEFT_OUT } from '../transport/write/writeRun';
import { earlierTries } from './earlierTries';
import { withUnread } from './reread';
import type { RowResult, Run, WritableRow, WriteReport } from '../verbs/verb';
import { NO_RESULT } from './waves';

/**
 * Writes rows, and under Retry On Fail only those that no earlier try of the same run has written: n8n calls the node again
 * with all its items. The others come out as the records they became.
 *
 * @param placesOf of the rows in the input, which are the same in each try
 */
export async function writeOnce(
	run: Run,
	rows: readonly WritableRow[],
	placesOf: () => readonly string[],
	write: (rows: readonly WritableRow[]) => Promise<WriteReport>,
): Promise<WriteReport> {
	if (run.context.getNode().retryOnFail !== true) return await write(rows);
	const tries = earlierTries(run.context, rows);
	if (!tries) {
		run.notes.warnings.add(TRIES_UNKNOWN);
		return await write(rows);
	}
	const { known } = tries;
	const places = placesOf();
	const kept = keptHint(known);
	if (kept) run.notes.remarks.add(kept);
	const ended = new Map<string, RowResult>();
	let failed = true;
	try {
		const open = rows.filter((_row, i) => !known.has(places[i] ?? ''));
		const ends = run.stopAtFirst && [...known.values()].some(isFailure);
		const report = ends ? leftOut(open) : open.length > 0 ? await write(open) : { results: [] };
		const inOrder = report.results.values();
		const results = places.map((place) => {
			const result = known.get(place) ?? inOrder.next().value ?? NO_RESULT;
			if (!known.has(place)) ended.set(place, result);
			return result;
		});
		failed = run.stopAtFirst && results.some(isFailure);
		const shown = failed ? results : await withUnread(run, results);
		return { ...report, results: shown };
	} finally {
		tries.close(ended, failed);
	}
}

const isFailure = (result: RowResult) => 'failure' in result;

/** A row that failed for good ends the run in each try, before anything else is written. */
const leftOut = (rows: readonly WritableRow[]): WriteReport => ({
	results: rows.map(() => ({ failure: LEFT_OUT, leftOut: true })),
});

function keptHint(known: ReadonlyMap<string, RowResult>): string | undefined {
	const count = [...known.values()].filter((result) => 'record' in result).length;
	if (count === 0) return undefined;
	return `${count} ${count === 1 ? 'row was' : 'rows were'} written by an earlier try of Retry On Fail and not sent again.`;
}

const TRIES_UNKNOWN =
	'This version of n8n does not tell which rows an earlier try of Retry On Fail has written. Switch Retry On Fail off, or use Create or Update.';
