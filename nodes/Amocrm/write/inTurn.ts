import { exclusively, isTaken } from '../transport/pace/exclusive';
import { UnreadableError } from '../transport/read/pages';
import { listEndpointOf } from '../resources/common/lists';
import type { RowResults, Run } from '../verbs/verb';

/**
 * Serializes work that searches before it writes, across executions of this process, per account and type of record. Two
 * at once could both find nothing and both create the record, or both add to the same old state.
 *
 * Throws UnreadableError if the execution is cancelled while waiting; nothing has been sent then.
 *
 * @param work can call `release` once it writes nothing more
 */
export async function inTurn(
	{ connection, context, resource }: Run,
	work: (release: () => void) => Promise<RowResults>,
): Promise<RowResults> {
	const key = `${connection.account} ${listEndpointOf(resource).path}`;
	if (isTaken(key))
		connection.log(`Waiting for another execution that writes ${resource.plural.toLowerCase()}`);
	const results = await exclusively(key, context.getExecutionCancelSignal(), work);
	if (results) return results;
	throw new UnreadableError({ kind: 'notSent', reason: 'cancelled', detail: '' });
}
