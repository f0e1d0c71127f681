import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Failure } from '../transport/types';
import { EARLIER_ROW_FAILED } from '../transport/write/writeRun';
import type { Row, RowResult, RowResults, Run } from '../verbs/verb';
import { NO_RESULT } from '../write/noResult';
import { withRecords } from '../write/writtenSoFar';
import { errorItem } from './errorItem';
import { failureOf, nodeError } from './failure';
import type { OutputFields } from './outputFields';
import { placeOf } from './thrown';

/**
 * The output of all rows, in order.
 *
 * Throws NodeOperationError or NodeApiError for the first failed row, unless the user chose to continue on errors.
 */
export function itemsOf(
	run: Run,
	rows: readonly Row[],
	results: RowResults,
	fields: OutputFields,
): INodeExecutionData[] {
	const output: INodeExecutionData[] = [];
	let written: Map<number, number> | undefined;
	for (const row of rows) {
		const { item } = row;
		const end = endOf(run, row, results);
		if ('records' in end) {
			for (const json of end.records) output.push({ json: fields.of(json), pairedItem: { item } });
			continue;
		}
		const { failure } = end;
		if (run.stopAtFirst && failure.leftOut) continue;
		if (run.stopAtFirst) throw endOfRun(run, row, failure, results);
		written ??= writtenOf(rows, results);
		const said = withOthers(failure, written.get(item) ?? 0);
		output.push(errorItem(run.context, said, placeOf(row, run)));
	}
	return output;
}

function endOf(
	{ connection, stopAtFirst }: Run,
	row: Row,
	results: RowResults,
): { records: readonly IDataObject[] } | { failure: Failure } {
	if ('records' in row) return row;
	if ('failure' in row) return { failure: failureOf(row.failure, connection) };
	const result = results.get(row) ?? (stopAtFirst ? { failure: EARLIER_ROW_FAILED } : NO_RESULT);
	return 'record' in result ? { records: recordsIn(result) } : result;
}

const recordsIn = ({ record, more = [] }: Extract<RowResult, { record: IDataObject }>) => [
	record,
	...more,
];

const endOfRun = (run: Run, row: Row, failure: Failure, results: RowResults): Error =>
	nodeError(
		run.context.getNode(),
		withRecords(failure, [...results.values()], run.resource),
		placeOf(row, run),
	);

/** The number of written rows per item. */
function writtenOf(rows: readonly Row[], results: RowResults): Map<number, number> {
	const written = new Map<number, number>();
	for (const row of rows) {
		const result = 'payload' in row ? results.get(row) : undefined;
		if (result && 'record' in result) written.set(row.item, (written.get(row.item) ?? 0) + 1);
	}
	return written;
}

/** Users who fix the row should not send the others of its item again. */
function withOthers(failure: Failure, written: number): Failure {
	if (written === 0) return failure;
	const said =
		written === 1
			? '1 other row of this item was written: send only this one again.'
			: `${written} other rows of this item were written: send only this one again.`;
	return { ...failure, description: `${failure.description} ${said}` };
}
