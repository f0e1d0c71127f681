import { updateFields } from '../resources/fields';
import { LEFT_OUT } from '../transport/writeRun';
import { InputError } from '../values/inputError';
import { TAGS_MODES } from './formContext';
import { optionsOf } from './options';
import { rowReader } from './rowReader';
import type { BulkOperation, EncodedRow, RowResult, Run, WritableRow, WriteReport } from './types';
import { writeBatches } from './writeBatches';

/** Updates the records of the rows of all items, in batches. */
export const update: BulkOperation = {
	kind: 'bulk',
	reader: (run) => {
		const read = rowReader(run, updateFields(run.resource), tagsModeOf(run));
		return async (item) => (await read(item)).map((row) => withId(row, run));
	},
	write: writeInWaves,
};

const tagsModeOf = (run: Run) =>
	TAGS_MODES.find((mode) => mode === optionsOf(run).tagsMode) ?? 'add';

/** Raw JSON may lack the id; without it amoCRM could only guess. */
function withId(row: EncodedRow, { resource }: Run): EncodedRow {
	if (!('payload' in row) || Number.isInteger(row.payload.id)) return row;
	const failure = new InputError(
		`the 'id' of the ${resource.singular.toLowerCase()} is missing or no whole number`,
		'Give each object the id of the record to update: {"id": 9001, …}.',
	);
	return { failure };
}

/**
 * Rows that change the same record are written one after the other, in their order: in one request, or in two that
 * overlap, nobody could tell which of them wins.
 */
async function writeInWaves(run: Run, rows: readonly WritableRow[]): Promise<WriteReport> {
	const results: RowResult[] = [];
	const hints = new Set<string>();
	for (const wave of waves(rows)) {
		const report = await writeBatches(
			run,
			'PATCH',
			wave.flatMap((row) => rows[row] ?? []),
		);
		for (const [i, row] of wave.entries()) results[row] = report.results[i] ?? NO_RESULT;
		if (report.hint) hints.add(report.hint);
		const failed = report.results.some((result) => 'failure' in result);
		if (run.stopAtFirst && failed) break;
	}
	return {
		results: Array.from(rows, (_row, i) => results[i] ?? { failure: LEFT_OUT, leftOut: true }),
		hint: [...hints].join(' ') || undefined,
	};
}

const NO_RESULT: RowResult = { failure: { message: 'This row got no result', description: '' } };

/** The numbers of the rows, such that no record is twice in one wave. */
function waves(rows: readonly WritableRow[]): number[][] {
	const times = new Map<unknown, number>();
	const found: number[][] = [];
	for (const [i, { payload }] of rows.entries()) {
		const wave = times.get(payload.id) ?? 0;
		times.set(payload.id, wave + 1);
		const list = found[wave] ?? [];
		list.push(i);
		found[wave] = list;
	}
	return found;
}
