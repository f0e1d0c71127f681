import { explainRejection } from '../../output/rejection';
import type { WriteEndpoint } from '../../resources/endpoints';
import type { Action } from '../../resources/resource';
import { formContextOf } from '../../rows/contextOfRun';
import { encodeFormRow } from '../../rows/formRow';
import { parentsOf } from '../../rows/parentsOf';
import { recordKeyOf } from '../../rows/recordIdOf';
import { actionTarget } from '../../transport/write/targets';
import { writeByPath } from '../../write/writeByPath';
import { writeUnread } from '../../write/writeUnread';
import { update } from '../update/run';
import type { EncodedRow, RowResults, Run, WritableRow, WritingOperation } from '../verb';

/** Runs an action of a resource, such as completing tasks. */
export const actionOperation = (action: Action): WritingOperation => ({
	reader: (run) => {
		const form = formContextOf(run);
		return async (item) => [await rowOf(run, item, action, form)];
	},
	write: async (run, rows) =>
		action.endpoint === 'update'
			? await update.write(run, rows)
			: await runAction(run, action.endpoint, action, rows),
});

async function rowOf(
	run: Run,
	item: number,
	{ fields, idKey = 'id', sends }: Action,
	form: ReturnType<typeof formContextOf>,
): Promise<EncodedRow> {
	const id = await recordKeyOf(run, item);
	const parents = await parentsOf(run, item);
	const entry = Object.fromEntries(
		fields.map(({ name }) => [name, run.context.getNodeParameter(name, item, '')]),
	);
	const row = await encodeFormRow(fields, entry, form);
	return { ...row, payload: { [idKey]: id, ...parents, ...sends, ...row.payload } };
}

/** Each row returns amoCRM's answer, or `success`. */
const runAction = async (
	run: Run,
	method: WriteEndpoint,
	{ idKey = 'id', idempotent }: Action,
	rows: readonly WritableRow[],
): Promise<RowResults> =>
	await writeByPath(
		run,
		method,
		rows,
		async (endpoint, list, own) =>
			await writeUnread(
				run,
				actionTarget(endpoint, list, { idKey, idempotent: idempotent === true }),
				own,
				{
					shown: ({ [idKey]: id }, { answer }) => ({ id, ...(answer ?? { success: true }) }),
					explain: async (sent, { errors, failure }) =>
						await explainRejection(run.resource, sent, errors, failure),
				},
			),
	);
