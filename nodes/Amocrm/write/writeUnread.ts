import type { IDataObject } from 'n8n-workflow';

import { batchSizeOf } from '../rows/nodeOptions';
import { queryParametersOf } from '../rows/queryParameters';
import type { Failure, Outcome, WriteTarget } from '../transport/types';
import { writeRows } from '../transport/write/writeRows';
import type { RowResult, RowResults, Run, WritableRow } from '../verbs/verb';

type Rejected = Extract<Outcome, { kind: 'rejected' }>;

/** Variations of a write without reading back. */
export interface UnreadWrite {
	/** The output for a row. */
	shown(
		sent: IDataObject,
		written: Extract<Outcome, { kind: 'written' }>,
		requestId: WritableRow['requestId'],
	): IDataObject;
	/** Explains a refusal. */
	explain(sent: IDataObject, rejected: Rejected): Promise<Failure>;
}

/** Writes rows that need no reading back, such as links and deletions. */
export async function writeUnread(
	run: Run,
	target: WriteTarget,
	rows: readonly WritableRow[],
	unread: UnreadWrite,
): Promise<RowResults> {
	const { connection, options, stopAtFirst } = run;
	const payloads = rows.map(({ payload }) => payload);
	const outcomes = await writeRows(connection, target, payloads, {
		size: batchSizeOf(options.batchSize),
		qs: queryParametersOf(options.queryParameters),
		stopAtFirst,
	});
	const results: RowResults = new Map();
	for (const [i, row] of rows.entries()) {
		const outcome = outcomes[i];
		if (outcome) results.set(row, await resultOf(row, outcome, unread));
	}
	return results;
}

async function resultOf(
	{ payload, requestId }: WritableRow,
	outcome: Outcome,
	{ shown, explain }: UnreadWrite,
): Promise<RowResult> {
	if (outcome.kind === 'written') return { record: shown(payload, outcome, requestId) };
	if (outcome.kind === 'rejected') return { failure: await explain(payload, outcome) };
	return { failure: outcome.failure, notSent: outcome.kind === 'notSent' };
}
