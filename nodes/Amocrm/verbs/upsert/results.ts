import type { IDataObject } from 'n8n-workflow';

import { LEFT_OUT } from '../../transport/write/writeRun';
import { failureOf } from '../../output/failure';
import type { Target } from '../../match/rowSubjects';
import type { RowResult, Run, WriteReport } from '../verb';

type Action = 'created' | 'updated';

/** Collects what became of the rows of an upsert, each of which may be about several records. */
export function createResults({ notes }: Run, targets: ReadonlyArray<Target<unknown>>) {
	const results: Array<RowResult | undefined> = targets.map((target) =>
		'failure' in target ? { failure: failureOf(target.failure) } : undefined,
	);

	const add = (row: number, result: RowResult, action: Action) => {
		if ('record' in result) {
			Object.assign(result.record, { action });
			notes[action] += 1;
		}
		const before = results[row];
		results[row] = before ? both(before, result) : result;
	};

	const report = (): WriteReport => ({
		results: results.map((result) => result ?? { failure: LEFT_OUT, leftOut: true }),
	});

	return { add, report };
}

/** One row, two records. The failure of one is the row's, and tells which others were written. */
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
