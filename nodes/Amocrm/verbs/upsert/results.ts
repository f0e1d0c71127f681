import type { IDataObject } from 'n8n-workflow';

import type { Notes } from '../../output/notes';
import type { Ended, Chain } from '../../write/waves';
import type { RowResult, RowResults } from '../verb';

/** The results of an upsert's rows, each of which can have several records. Counts created and updated ones. */
export function mergedResults(notes: Notes, ended: ReadonlyArray<Ended<Chain>>): RowResults {
	const results: RowResults = new Map();
	for (const { row, result, sent } of ended) {
		if ('record' in result) {
			const action = sent?.payload.id === undefined ? 'created' : 'updated';
			Object.assign(result.record, { action });
			notes[action] += 1;
		}
		const before = results.get(row);
		results.set(row, before ? both(before, result) : result);
	}
	return results;
}

/** Merges the results of a row with several records. If one failed, the error lists the others that were written. */
function both(before: RowResult, next: RowResult): RowResult {
	if ('record' in before && 'record' in next)
		return {
			...before,
			more: [...(before.more ?? []), next.record],
			unread: before.unread ?? next.unread,
		};
	const [failed, other] = 'failure' in before ? [before, next] : [next, before];
	if (!('failure' in failed) || !('record' in other)) return before;
	return {
		...failed,
		failure: { ...failed.failure, description: withWritten(failed.failure.description, other) },
	};
}

const withWritten = (
	description: string,
	{ record, more = [] }: { record: IDataObject; more?: readonly IDataObject[] },
) =>
	`${description} Updated for this row: ID ${[record, ...more].map(({ id }) => String(id)).join(', ')}.`;
