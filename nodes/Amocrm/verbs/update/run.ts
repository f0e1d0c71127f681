import { updateFields } from '../../resources/common/fields';
import { InputError } from '../../parse/text/inputError';
import { writeRecordChains } from '../../write/recordChains';
import { chainsBy, resultsOf } from '../../write/waves';
import { tagsModeOf } from '../../rows/nodeOptions';
import { refused } from '../../rows/rowName';
import { rowReader } from '../../rows/rowReader';
import type { WritingOperation, EncodedRow, RowResults, Run, WritableRow } from '../verb';

/** Updates the records of the rows of all items, in batches. */
export const update: WritingOperation = {
	reader: (run) => {
		const read = rowReader(run, updateFields(run.resource), { tagsMode: tagsModeOf(run) });
		return async (item) => (await read(item)).map((row) => withId(row, run));
	},
	write: writeInOrder,
};

/** Raw JSON may lack the ID. */
function withId(row: EncodedRow, { resource }: Run): EncodedRow {
	if (!('payload' in row) || Number.isInteger(row.payload.id)) return row;
	const failure = new InputError(
		`the 'id' of the ${resource.singular.toLowerCase()} is missing or not a whole number`,
		'Add the ID of the record to update to each object: {"id": 9001, …}.',
	);
	return refused(row, failure);
}

/** Rows for the same record are written one after the other, in order. */
async function writeInOrder(run: Run, rows: readonly WritableRow[]): Promise<RowResults> {
	const chains = chainsBy(rows, ({ payload }) => Number(payload.id)).map((chain) => ({
		...chain,
		id: Number(chain.rows[0]?.payload.id),
		bodyOf: (row: WritableRow) => row,
	}));
	return resultsOf(await writeRecordChains(run, chains));
}
