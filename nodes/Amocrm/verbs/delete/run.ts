import { explainRejection } from '../../output/rejection';
import { recordListOf, writeOf } from '../../resources/common/lists';
import { batchSize, optionsOf } from '../../rows/nodeOptions';
import { queryParametersOf } from '../../rows/queryParameters';
import { recordIdOf } from '../../rows/recordIdOf';
import type { Outcome } from '../../transport/types';
import { deleteTarget } from '../../transport/write/targets';
import { writeRows } from '../../transport/write/writeRows';
import type { BulkOperation, RowResult, Run, WritableRow, WriteReport } from '../verb';

/** Deletes the record of each item, each in a request of its own. */
export const remove: BulkOperation = {
	kind: 'bulk',
	reader: (run) => async (item) => [
		{ payload: { id: await recordIdOf(run, item) }, requestId: null },
	],
	write: deleteAll,
};

async function deleteAll(run: Run, rows: readonly WritableRow[]): Promise<WriteReport> {
	const { connection, resource, stopAtFirst } = run;
	const target = deleteTarget(writeOf(resource, 'delete'), recordListOf(resource));
	const payloads = rows.map(({ payload }) => payload);
	const outcomes = await writeRows(connection, target, payloads, {
		size: batchSize(undefined),
		qs: queryParametersOf(optionsOf(run).queryParameters),
		stopAtFirst,
	});
	const results: RowResult[] = [];
	for (const [i, outcome] of outcomes.entries())
		results.push(await resultOf(run, payloads[i] ?? {}, outcome));
	return { results };
}

async function resultOf(
	{ resource }: Run,
	payload: WritableRow['payload'],
	outcome: Outcome,
): Promise<RowResult> {
	if (outcome.kind === 'written') return { record: { id: outcome.id, deleted: true } };
	const { failure } = outcome;
	if (outcome.kind === 'rejected')
		return { failure: await explainRejection(resource, payload, outcome.errors, failure) };
	return { failure, leftOut: failure.leftOut, notSent: outcome.kind === 'notSent' };
}
