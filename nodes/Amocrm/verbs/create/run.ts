import { inTurn } from '../../write/inTurn';
import { withKnownLinks } from '../../write/linkedIds';
import type { MatchKey } from '../../match/matchKeys';
import { returnOf } from '../../rows/nodeOptions';
import { refused } from '../../rows/rowName';
import { rowReader } from '../../rows/rowReader';
import { simplified } from '../../output/simplified';
import { planRows, replaced, skipKey, withExisting, type SkipPlan } from '../../match/skipExisting';
import type { WritingOperation, EncodedRow, RowResults, Run, WritableRow } from '../verb';
import { onlyPlaceholders } from '../../match/unmatchable';
import { writeBatches } from '../../write/writeBatches';

/** Creates the rows of all items, in batches. */
export const create: WritingOperation = {
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

/** Refuses rows whose key is a placeholder: it matches nothing, so every run would create them again. */
function unlessPlaceholder(row: EncodedRow, key: MatchKey): EncodedRow {
	if (!('payload' in row)) return row;
	const failure = onlyPlaceholders([key], row.payload);
	return failure ? refused(row, failure) : row;
}

/** With 'Skip Existing', rows that already exist return the existing record. */
async function writeUnlessExisting(run: Run, rows: readonly WritableRow[]): Promise<RowResults> {
	const key = await skipKey(run);
	if (!key) return await writeBatches(run, 'create', rows);
	return await inTurn(run, async (release) => await writeOthers(run, key, rows, release));
}

async function writeOthers(
	run: Run,
	key: MatchKey,
	rows: readonly WritableRow[],
	release: () => void,
): Promise<RowResults> {
	const planned = await planRows(run, key, rows);
	// With equal rows, another one replaces a refused row.
	const allWritten = planned.same.size === 0 ? release : undefined;
	// Before writing, because a failure to read must not hide what was written.
	const existing = await shown(run, planned);
	const results = await writePlanned(run, planned, allWritten);
	run.notes.skipped = planned.existing.size + planned.same.size;
	run.notes.rows = rows.length;
	return withExisting(rows, { ...planned, existing }, results);
}

/** Writes the planned rows. If one is refused, the next equal row is written instead. */
async function writePlanned(
	run: Run,
	planned: SkipPlan,
	allWritten: (() => void) | undefined,
): Promise<RowResults> {
	const results: RowResults = new Map();
	let open = planned.write;
	while (open.length > 0) {
		for (const [row, result] of await writeBatches(run, 'create', open, { allWritten }))
			results.set(row, result);
		open = run.stopAtFirst ? [] : replaced(planned, open, results);
	}
	return results;
}

/** The existing records in the form chosen under 'Return'. */
async function shown(run: Run, { existing }: SkipPlan): Promise<SkipPlan['existing']> {
	const chosen = returnOf(run.options);
	const records = [...existing.values()];
	const simple =
		chosen === 'ids'
			? records.map(({ id }) => ({ id }))
			: chosen === 'simplified'
				? await simplified(run, records)
				: records;
	return new Map([...existing.keys()].map((row, i) => [row, simple[i] ?? {}]));
}
