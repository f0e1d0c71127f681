import { exclusively, isTaken } from '../transport/pace/exclusive';
import { UnreadableError } from '../transport/read/pages';
import { listOf } from '../resources/common/lists';
import type { RowResults, Run } from '../verbs/verb';

/**
 * Does what first looks for records and then writes, one execution of this process after the other for each kind of record
 * of an account: two that look at the same time would both find nothing and both create, or both add to the same old state.
 *
 * Throws UnreadableError when the execution is cancelled while it waits; nothing has been sent then.
 *
 * @param work may call `release` once nothing more will be written
 */
export async function inTurn(
	{ connection, context, resource }: Run,
	work: (release: () => void) => Promise<RowResults>,
): Promise<RowResults> {
	const key = `${connection.account} ${listOf(resource).path}`;
	if (isTaken(key))
		connection.log(`Waiting for another execution that writes ${resource.plural.toLowerCase()}`);
	const results = await exclusively(key, context.getExecutionCancelSignal(), work);
	if (results) return results;
	throw new UnreadableError({ kind: 'notSent', reason: 'cancelled', detail: '' });
}
