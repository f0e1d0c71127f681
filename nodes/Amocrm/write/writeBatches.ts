import type { IDataObject } from 'n8n-workflow';

import { listOf, recordListOf, writeOf } from '../resources/common/lists';
import { createDirectory } from '../lists/directory';
import { asError } from '../transport/http/asError';
import { UnreadableError } from '../transport/read/pages';
import { wrote } from '../transport/read/recentWrites';
import { createRecordReader, type RecordReader } from '../transport/read/recordReader';
import { createTarget, updateTarget } from '../transport/write/targets';
import type { Failure, Outcome, RecordList, Taken, WriteTarget } from '../transport/types';
import { writeRows } from '../transport/write/writeRows';
import { followUpAll } from './followUps';
import { batchSize, returnOf } from '../rows/nodeOptions';
import { queryParametersOf } from '../rows/queryParameters';
import { inPlace, rowsByPath, writeWithout } from './rowsByPath';
import { explainRejection } from '../output/rejection';
import { simplified } from '../output/simplified';
import type { RowResult, RowResults, Run, WritableRow } from '../verbs/verb';

/**
 * Writes rows in batches, and reads the records back unless only IDs are wanted. Rows whose paths differ are written one path
 * after the other; with "stop", a failure leaves out the paths after it.
 */
export async function writeBatches(
	run: Run,
	method: 'create' | 'update',
	rows: readonly WritableRow[],
	more: Writing = {},
): Promise<RowResults> {
	const { resource } = run;
	const targetOf = method === 'create' ? createTarget : updateTarget;
	const endpoint = writeOf(resource, method);
	const results: RowResults = new Map();
	for (const { parents, rows: own } of rowsByPath(endpoint.path, listOf(resource).path, rows)) {
		const target = targetOf(inPlace(endpoint, parents), recordListOf(resource, parents));
		const write = async (bodies: readonly WritableRow[]) =>
			await writeTo(run, target, bodies, more);
		for (const [row, result] of await writeWithout(parents, own, write)) results.set(row, result);
		if (run.stopAtFirst && [...results.values()].some((result) => 'failure' in result)) break;
	}
	return results;
}

/** What is particular about a write. */
interface Writing {
	answersOf?: AnswersOf;
	/** Told when all is written, and only reading is left. */
	allWritten?: () => void;
}

/** The same for any kind of write that makes or changes records of the resource. */
export async function writeTo(
	run: Run,
	target: WriteTarget,
	rows: readonly WritableRow[],
	{ answersOf = async () => ({ answers: [] }), allWritten }: Writing = {},
): Promise<RowResults> {
	const { connection, options, stopAtFirst } = run;
	const records =
		returnOf(options) === 'ids'
			? undefined
			: createRecordReader(connection, target.list, target.repeatable);
	const payloads = rows.map(({ payload }) => payload);
	const want = (row: number, { id, merged, updatedAt }: Taken) => {
		const dated = payloads[row]?.updated_at !== undefined;
		if (merged) records?.wantOld(id);
		else records?.want(id, updatedAt === undefined ? undefined : { updatedAt, dated });
	};
	// A record that is not complete yet is read when it is.
	const later = rows.some(({ followUps }) => followUps !== undefined);
	const outcomes = await writeRows(connection, target, payloads, {
		size: batchSize(options.batchSize),
		qs: queryParametersOf(options.queryParameters),
		stopAtFirst,
		written: (row, taken) => {
			remember(run, target, taken, payloads[row] ?? {});
			if (!later) want(row, taken);
		},
	});
	const incomplete = later
		? await followUpAll(run, rows, outcomes, target.repeatable ? 'updated' : 'created')
		: new Map<WritableRow, Failure>();
	if (later)
		for (const [row, outcome] of outcomes.entries())
			if (outcome.kind === 'written') want(row, outcome);
	allWritten?.();
	// A run that ends with an error shows no records, so reading them would only cost requests.
	const failed =
		stopAtFirst && (incomplete.size > 0 || outcomes.some(({ kind }) => kind !== 'written'));
	if (failed) records?.stop();
	const { answers, hint } = failed
		? { answers: outcomes.map(answerOf) }
		: await answersOf(outcomes);
	if (hint) run.notes.warnings.add(hint);
	const { list } = target;
	return await report(run, rows, { outcomes, incomplete, answers, list, records, failed });
}

const answerOf = (outcome: Outcome) => (outcome.kind === 'written' ? outcome.answer : undefined);

/** What was written is known to whoever matches rows next, also where searches and lists do not show it yet. */
function remember(
	{ connection }: Run,
	{ list, alsoWritten }: WriteTarget,
	taken: Taken,
	content: IDataObject,
): void {
	const { id, updatedAt } = taken;
	wrote(connection, list.path, { id, content, updatedAt });
	for (const { path, ...beside } of alsoWritten?.(taken, content) ?? [])
		wrote(connection, path, beside);
}

/** What the service answered, as far as it comes out beside the records, by the rows' numbers. */
export interface Answers {
	answers: ReadonlyArray<IDataObject | undefined>;
	/** Said beside the output, when something is worth knowing. */
	hint?: string;
}

type AnswersOf = (outcomes: readonly Outcome[]) => Promise<Answers>;

/** How the rows ended, in their order. */
interface Written {
	outcomes: Array<Outcome | undefined>;
	/** Why a row that was written is not complete. */
	incomplete: ReadonlyMap<WritableRow, Failure>;
	/** What comes out beside each record. */
	answers: ReadonlyArray<IDataObject | undefined>;
	list: RecordList;
	/** Of the records, unless only their IDs are wanted. */
	records: RecordReader | undefined;
	/** The run ends with an error, so that nobody needs the records now. */
	failed: boolean;
}

async function report(
	run: Run,
	rows: readonly WritableRow[],
	{ outcomes, incomplete, answers, list, records, failed }: Written,
): Promise<RowResults> {
	const shown = failed ? undefined : await shownRecords(run, records);
	const directory = createDirectory(run.connection, run.resource.embedded);
	const results: RowResults = new Map();
	for (const [i, row] of rows.entries()) {
		const outcome = outcomes[i];
		// A long run has no room for outcomes and results at the same time.
		outcomes[i] = undefined;
		if (!outcome) continue;
		const { payload, requestId } = row;
		const failure = incomplete.get(row);
		if (outcome.kind === 'written' && failure) {
			results.set(row, { failure, id: outcome.id });
		} else if (outcome.kind === 'written') {
			const record = shown?.get(outcome.id);
			const isUnread = records !== undefined && !record;
			if (isUnread && !failed) run.notes.unread += 1;
			// The record was read for this row alone, unless several became one; a copy of each would double the memory of a long run.
			const own = outcome.merged ? { ...record, id: outcome.id } : record;
			results.set(row, {
				record: Object.assign(own ?? { id: outcome.id }, answers[i], { request_id: requestId }),
				...(isUnread ? { unread: list } : {}),
			});
		} else if (outcome.kind === 'rejected') {
			results.set(row, {
				failure: await explainRejection(
					run.resource,
					payload,
					outcome.errors,
					outcome.failure,
					directory,
				),
			});
		} else {
			results.set(row, unfinished(outcome));
		}
	}
	if (!failed) run.notes.behind += records?.behind() ?? 0;
	return results;
}

/** The records as 'Return' asks for them; none where they cannot be shown so. */
async function shownRecords(
	run: Run,
	reader: RecordReader | undefined,
): Promise<Map<number, IDataObject> | undefined> {
	const records = await reader?.finish();
	if (!records || returnOf(run.options) !== 'simplified') return records;
	try {
		const simple = await simplified(run, [...records.values()]);
		return new Map(simple.map((record) => [Number(record.id), record]));
	} catch (error) {
		if (!(error instanceof UnreadableError)) throw asError(error);
		// The records exist; that the lists for their names cannot be read must not turn them into errors.
		return new Map();
	}
}

function unfinished(outcome: Extract<Outcome, { kind: 'unknown' | 'notSent' }>): RowResult {
	const { failure } = outcome;
	if (outcome.kind === 'notSent') return { failure, notSent: true };
	const which =
		outcome.id === undefined
			? ''
			: ` A record of this name was made at that time: ID ${outcome.id}.`;
	return { failure: { ...failure, description: failure.description + which } };
}
