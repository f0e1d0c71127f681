import type { IDataObject } from 'n8n-workflow';

import { createDirectory } from '../lists/directory';
import { createRecordReader, type RecordReader } from '../transport/recordReader';
import { createTarget, updateTarget } from '../transport/targets';
import type { Failure, Outcome, Taken, WriteTarget } from '../transport/types';
import { writeRows } from '../transport/writeRows';
import { followUpAll } from './followUps';
import { batchSize, optionsOf } from './options';
import { queryParametersOf } from './queryParameters';
import { explainRejection } from './rejection';
import { simplified } from './simplified';
import type { RowResult, Run, WritableRow, WriteReport } from './types';

/** Writes rows in batches, reads the records back unless only ids are wanted, and tells what became of each row. */
export async function writeBatches(
	run: Run,
	method: WriteTarget['method'],
	rows: readonly WritableRow[],
): Promise<WriteReport> {
	const { path, embedded, identity } = run.resource;
	const target =
		method === 'POST' ? createTarget(path, embedded, identity) : updateTarget(path, embedded);
	return await writeTo(run, target, rows);
}

/** The same for any kind of write that makes or changes records of the resource. */
export async function writeTo(
	run: Run,
	target: WriteTarget,
	rows: readonly WritableRow[],
	answersOf: AnswersOf = async () => ({ answers: [] }),
): Promise<WriteReport> {
	const { connection, stopAtFirst } = run;
	const options = optionsOf(run);
	const records =
		options.return === 'ids'
			? undefined
			: createRecordReader(connection, target.list, target.repeatable);
	const want = ({ id, merged }: Taken) => (merged ? records?.wantOld(id) : records?.want(id));
	// A record that is not complete yet is read when it is.
	const later = rows.some(({ followUps }) => followUps !== undefined);
	const payloads = rows.map(({ payload }) => payload);
	const outcomes = await writeRows(connection, target, payloads, {
		size: batchSize(options.batchSize),
		qs: queryParametersOf(options.queryParameters),
		stopAtFirst,
		written: (_row, taken) => (later ? undefined : want(taken)),
	});
	const incomplete = later
		? await followUpAll(run, rows, outcomes, target.repeatable ? 'updated' : 'created')
		: new Map<number, Failure>();
	if (later) for (const outcome of outcomes) if (outcome.kind === 'written') want(outcome);
	// A run that ends with an error shows no records, so reading them would only cost requests.
	const failed =
		stopAtFirst && (incomplete.size > 0 || outcomes.some(({ kind }) => kind !== 'written'));
	if (failed) records?.stop();
	const { answers, hint } = failed ? { answers: [] } : await answersOf(outcomes);
	const written = { outcomes, incomplete, answers };
	const told = await report(run, rows, written, failed ? undefined : records);
	return { ...told, hint: [told.hint, hint].filter(Boolean).join(' ') || undefined };
}

/** What the service answered, as far as it comes out beside the records, by the rows' numbers. */
export interface Answers {
	answers: ReadonlyArray<IDataObject | undefined>;
	hint?: string;
}

type AnswersOf = (outcomes: readonly Outcome[]) => Promise<Answers>;

/** What became of the rows, by their numbers. */
interface Written {
	outcomes: readonly Outcome[];
	/** Why a row that was written is not complete. */
	incomplete: ReadonlyMap<number, Failure>;
	/** What comes out beside each record. */
	answers: ReadonlyArray<IDataObject | undefined>;
}

async function report(
	run: Run,
	rows: readonly WritableRow[],
	{ outcomes, incomplete, answers }: Written,
	reader: RecordReader | undefined,
): Promise<WriteReport> {
	const records = await reader?.finish();
	const shown = await shownRecords(run, records);
	const directory = createDirectory(run.connection, run.resource.embedded);
	let unread = 0;
	const results: RowResult[] = [];
	for (const [i, outcome] of outcomes.entries()) {
		const { payload, requestId } = rows[i] ?? { payload: {}, requestId: null };
		const failure = incomplete.get(i);
		if (outcome.kind === 'written' && failure) {
			results.push({ failure, id: outcome.id });
		} else if (outcome.kind === 'written') {
			const record = shown?.get(outcome.id);
			if (records && !record) unread += 1;
			// The record was read for this row alone, unless several became one; a copy of each would double the memory of a long run.
			const own = outcome.merged ? { ...record, id: outcome.id } : record;
			results.push({
				record: Object.assign(own ?? { id: outcome.id }, answers[i], { request_id: requestId }),
			});
		} else if (outcome.kind === 'rejected') {
			results.push({
				failure: await explainRejection(
					run.resource,
					payload,
					outcome.errors,
					outcome.failure,
					directory,
				),
			});
		} else {
			results.push(unfinished(outcome));
		}
	}
	return unread === 0 ? { results } : { results, hint: unreadHint(run, unread) };
}

/** The records as 'Return' asks for them. */
async function shownRecords(
	run: Run,
	records: Map<number, IDataObject> | undefined,
): Promise<Map<number, IDataObject> | undefined> {
	if (!records || optionsOf(run).return !== 'simplified') return records;
	const simple = await simplified(run, [...records.values()]);
	return new Map(simple.map((record) => [Number(record.id), record]));
}

function unfinished(outcome: Extract<Outcome, { kind: 'unknown' | 'notSent' }>): RowResult {
	const { failure } = outcome;
	if (outcome.kind === 'notSent') return { failure, leftOut: failure.leftOut, notSent: true };
	const which =
		outcome.id === undefined
			? ''
			: ` A record of this name was made at that time: ID ${outcome.id}.`;
	return { failure: { ...failure, description: failure.description + which } };
}

const unreadHint = ({ resource }: Run, count: number) =>
	`${count} ${(count === 1 ? resource.singular : resource.plural).toLowerCase()} were written but could not be read back, so only their IDs are shown.`;
