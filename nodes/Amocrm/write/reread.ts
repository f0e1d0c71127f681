import type { IDataObject } from 'n8n-workflow';

import { UnreadableError } from '../transport/read/pages';
import { readNow } from '../transport/read/readNow';
import type { RecordList } from '../transport/types';
import { asError } from '../transport/http/asError';
import { returnOf } from '../rows/nodeOptions';
import { simplified } from '../output/simplified';
import type { RowResult, RowResults, Run } from '../verbs/verb';

/** Adds records that were written but not read so far to the results. Records that cannot be read stay as they are. */
export async function withUnread(run: Run, results: RowResults): Promise<RowResults> {
	const unread = [...results.values()].filter(isUnread);
	const [first] = unread;
	if (!first) return results;
	const ids = unread.flatMap(({ record, more = [] }) => [record, ...more].map(idOf));
	const records = await recordsOf(run, first.unread, ids);
	const complete = (record: IDataObject) => ({ ...records.get(idOf(record)), ...record });
	return new Map(
		[...results].map(([row, result]) => [
			row,
			isUnread(result)
				? { record: complete(result.record), more: result.more?.map(complete) }
				: result,
		]),
	);
}

type Unread = Extract<RowResult, { record: IDataObject }> & { unread: RecordList };

const isUnread = (result: RowResult): result is Unread =>
	'record' in result && result.unread !== undefined;

const idOf = ({ id }: IDataObject) => Number(id);

async function recordsOf(
	run: Run,
	list: RecordList,
	ids: readonly number[],
): Promise<Map<number, IDataObject>> {
	try {
		const states = new Map(ids.map((id) => [id, { dated: false }]));
		const records = [...(await readNow(run.connection, list, states)).values()];
		const shown = returnOf(run.options) === 'simplified' ? await simplified(run, records) : records;
		return new Map(shown.map((record) => [idOf(record), record]));
	} catch (error) {
		if (!(error instanceof UnreadableError)) throw asError(error);
		// The records exist; failing to read them back must not turn them into errors.
		return new Map();
	}
}
