import { updateFields } from '../../resources/common/fields';
import { LEFT_OUT } from '../../transport/write/writeRun';
import { InputError } from '../../parse/text/inputError';
import { writeChains, type Chain } from '../../write/chains';
import { tagsModeOf } from '../../rows/nodeOptions';
import { refused } from '../../rows/rowName';
import { rowReader } from '../../rows/rowReader';
import type { BulkOperation, EncodedRow, RowResult, Run, WritableRow, WriteReport } from '../verb';

/** Updates the records of the rows of all items, in batches. */
export const update: BulkOperation = {
	kind: 'bulk',
	reader: (run) => {
		const read = rowReader(run, updateFields(run.resource), { tagsMode: tagsModeOf(run) });
		return async (item) => (await read(item)).map((row) => withId(row, run));
	},
	write: writeInOrder,
};

/** Raw JSON may lack the id; without it amoCRM could only guess. */
function withId(row: EncodedRow, { resource }: Run): EncodedRow {
	if (!('payload' in row) || Number.isInteger(row.payload.id)) return row;
	const failure = new InputError(
		`the 'id' of the ${resource.singular.toLowerCase()} is missing or no whole number`,
		'Give each object the id of the record to update: {"id": 9001, …}.',
	);
	return refused(row, failure);
}

/** Rows that change the same record are written one after the other, in their order. */
async function writeInOrder(run: Run, rows: readonly WritableRow[]): Promise<WriteReport> {
	const results: RowResult[] = [];
	await writeChains(run, {
		chains: chainsOf(rows),
		bodyOf: (_chain, row) => rows[row] ?? { failure: new Error('There is no such row') },
		ended: (_chain, row, result) => {
			results[row] = result;
		},
	});
	return {
		results: Array.from(rows, (_row, i) => results[i] ?? { failure: LEFT_OUT, leftOut: true }),
	};
}

function chainsOf(rows: readonly WritableRow[]): Chain[] {
	const chains = new Map<number, { id: number; rows: number[] }>();
	for (const [row, { payload }] of rows.entries()) {
		const id = Number(payload.id);
		const known = chains.get(id);
		if (known) known.rows.push(row);
		else chains.set(id, { id, rows: [row] });
	}
	return [...chains.values()];
}
