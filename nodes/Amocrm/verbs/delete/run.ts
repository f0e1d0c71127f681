import { explainRejection } from '../../output/rejection';
import { recordListOf, writeOf } from '../../resources/common/lists';
import { recordIdOf } from '../../rows/recordIdOf';
import { deleteTarget } from '../../transport/write/targets';
import { writeUnread } from '../../write/writeUnread';
import type { WritingOperation } from '../verb';

/** Deletes the record of each item, each in a request of its own. */
export const remove: WritingOperation = {
	reader: (run) => async (item) => [
		{ payload: { id: await recordIdOf(run, item) }, requestId: null },
	],
	write: async (run, rows) => {
		const { resource } = run;
		const target = deleteTarget(writeOf(resource, 'delete'), recordListOf(resource));
		return await writeUnread(run, target, rows, {
			shown: ({ id }) => ({ id, deleted: true }),
			explain: async (sent, { errors, failure }) =>
				await explainRejection(resource, sent, errors, failure),
		});
	},
};
