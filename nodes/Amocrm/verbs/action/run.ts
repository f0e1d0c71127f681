import { explainRejection } from '../../output/rejection';
import type { WriteEndpoint } from '../../resources/endpoints';
import type { Action, Field } from '../../resources/resource';
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
	{ fields, idSentAs = 'id', options = [], sends }: Action,
	form: ReturnType<typeof formContextOf>,
): Promise<EncodedRow> {
	const id = await recordKeyOf(run, item);
	const parents = await parentsOf(run, item);
	const entryOf = (own: readonly Field[], prefix = '') =>
		own.map(({ name }) => [name, run.context.getNodeParameter(prefix + name, item, '')]);
	const entry = Object.fromEntries([...entryOf(fields), ...entryOf(options, 'options.')]);
	const row = await encodeFormRow([...fields, ...options], entry, form);
	return { ...row, payload: { [idSentAs]: id, ...parents, ...sends, ...row.payload } };
}

/** Each row returns amoCRM's answer, or `success`. */
const runAction = async (
	run: Run,
	method: WriteEndpoint,
	{ idempotent, idSentAs = 'id', refusal }: Action,
	rows: readonly WritableRow[],
): Promise<RowResults> =>
	await writeByPath(
		run,
		method,
		rows,
		async (endpoint, list, own) =>
			await writeUnread(
				run,
				actionTarget(endpoint, list, {
					idKey: idSentAs,
					idempotent: idempotent === true,
					refusedIsDone: refusal?.status,
				}),
				own,
				{
					shown: ({ [idSentAs]: id }, { answer }) => ({
						[list.idKey ?? 'id']: id,
						...(answer ?? { success: true }),
					}),
					explain: async (sent, { errors, failure }) =>
						refusal && failure.status === refusal.status
							? { ...failure, ...refusal }
							: await explainRejection(run.resource, sent, errors, failure),
				},
			),
	);
