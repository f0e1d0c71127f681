import { encodeFormRow } from '../../rows/formRow';
import { formContextOf } from '../../rows/contextOfRun';
import { recordIdOf } from '../../rows/recordIdOf';
import type { Action } from '../../resources/resource';
import type { WritingOperation, EncodedRow, Run } from '../verb';
import { update } from '../update/run';

/** Runs an action of a resource, such as completing tasks, in batches. */
export const actionOperation = (action: Action): WritingOperation => ({
	reader: (run) => {
		const form = formContextOf(run);
		return async (item) => [await rowOf(run, item, action, form)];
	},
	write: update.write,
});

async function rowOf(
	run: Run,
	item: number,
	{ fields, sends }: Action,
	form: ReturnType<typeof formContextOf>,
): Promise<EncodedRow> {
	const id = await recordIdOf(run, item);
	const entry = Object.fromEntries(
		fields.map(({ name }) => [name, run.context.getNodeParameter(name, item, '')]),
	);
	const row = await encodeFormRow(fields, entry, form);
	return { ...row, payload: { id, ...sends, ...row.payload } };
}
