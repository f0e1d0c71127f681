import { explainRejection } from '../../output/rejection';
import { writeOf } from '../../resources/common/lists';
import { parentsOf } from '../../rows/parentsOf';
import { recordKeyOf } from '../../rows/recordIdOf';
import { deleteTarget } from '../../transport/write/targets';
import { writeByPath } from '../../write/writeByPath';
import { writeUnread } from '../../write/writeUnread';
import type { WritingOperation } from '../verb';

/** Deletes the record of each item, one request each. */
export const remove: WritingOperation = {
	reader: (run) => async (item) => [
		{
			payload: { id: await recordKeyOf(run, item), ...(await parentsOf(run, item)) },
			requestId: null,
		},
	],
	write: async (run, rows) =>
		await writeByPath(
			run,
			writeOf(run.resource, 'delete'),
			rows,
			async (endpoint, list, own) =>
				await writeUnread(run, deleteTarget(endpoint, list), own, {
					shown: ({ id }) => ({ id, deleted: true }),
					explain: async (sent, { errors, failure }) =>
						await explainRejection(run.resource, sent, errors, failure),
				}),
		),
};
