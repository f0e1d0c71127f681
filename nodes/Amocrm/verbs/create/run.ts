import { inTurn } from '../../write/inTurn';
import { withKnownLinks } from '../../write/linkedIds';
import type { MatchKey } from '../../match/matchKeys';
import { optionsOf, returnOf } from '../../rows/nodeOptions';
import { refused } from '../../rows/rowName';
import { rowReader } from '../../rows/rowReader';
import { simplified } from '../../output/simplified';
import { merged, planRows, replaced, skipKey, type Plan } from '../../match/skipExisting';
import type { BulkOperation, EncodedRow, RowResult, Run, WritableRow, WriteReport } from '../verb';
import { onlyPlaceholders } from '../../match/unmatchable';
import { NO_RESULT } from '../../write/waves';
import { writeBatches } from '../../write/writeBatches';

/** Creates the rows of all items, in batches. */
export const create: BulkOperation = {
	kind: 'bulk',
	reader: (run) => {
		const read = rowReader(run, run.resource.fields, { creates: true, tagsMode: 'replace' });
		let key: ReturnType<typeof skipKey> | undefined;
		return async (item) => {
			const chosen = await (key ??= skipKey(run));
			const rows = await read(item);
			return chosen ? rows.map((row) => unlessPlaceholder(row, chosen)) : rows;
		};
	},
	write: withKnownLinks(writeUnlessExisting),
};

/** A placeholder is like no other, and without a value the row would be created again with every run. */
function unlessPlaceholder(row: EncodedRow, key: MatchKey): EncodedRow {
	if (!('payload' in row)) return row;
	const failure = onlyPlaceholders([key], row.payload);
	return failure ? refused(row, failure) : row;
}

/** With 'Skip Existing', rows that amoCRM has already come out as the record that is there. */
async function writeUnlessExisting(run: Run, rows: readonly WritableRow[]): Promise<WriteReport> {
	const key = await skipKey(run);
	if (!key) return await writeBatches(run, 'create', rows);
	return await inTurn(run, async (release) => await writeOthers(run, key, rows, release));
}

async function writeOthers(
	run: Run,
	key: MatchKey,
	rows: readonly WritableRow[],
	release: () => void,
): Promise<WriteReport> {
	const planned = await planRows(run, key, rows);
	// Where rows are equal, a refused one has another written in its place.
	const allWritten = planned.same.size === 0 ? release : undefined;
	// Before anything is written: what cannot be shown must not hide what was.
	const existing = await shown(run, planned);
	const results = await writePlanned(run, rows, planned, allWritten);
	run.notes.skipped = planned.existing.size + planned.same.size;
	run.notes.rows = rows.length;
	return { results: merged(rows, { ...planned, existing }, results) };
}

/** Writes the planned rows. Where one is refused, the next row that equals it is written in its place. */
async function writePlanned(
	run: Run,
	rows: readonly WritableRow[],
	planned: Plan,
	allWritten: (() => void) | undefined,
) {
	const results = new Map<number, RowResult>();
	let open = planned.write;
	while (open.length > 0) {
		const report = await writeBatches(
			run,
			'create',
			open.flatMap((row) => rows[row] ?? []),
			{ allWritten },
		);
		for (const [i, row] of open.entries()) results.set(row, report.results[i] ?? NO_RESULT);
		open = run.stopAtFirst ? [] : replaced(planned, open, results);
	}
	return results;
}

/** The existing records as 'Return' asks for them. */
async function shown(run: Run, planned: Plan): Promise<Plan['existing']> {
	const chosen = returnOf(optionsOf(run));
	const records = [...planned.existing.values()];
	const simple =
		chosen === 'ids'
			? records.map(({ id }) => ({ id }))
			: chosen === 'simplified'
				? await simplified(run, records)
				: records;
	const rows = [...planned.existing.keys()];
	return new Map(simple.map((record, i) => [rows[i] ?? -1, record]));
}
