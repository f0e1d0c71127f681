import type { IDataObject } from 'n8n-workflow';

import { isUnlisted, writeOf } from '../resources/common/lists';
import { createDirectory } from '../lists/directory';
import { asError } from '../transport/http/asError';
import { UnreadableError } from '../transport/read/pages';
import { wrote } from '../transport/read/recentWrites';
import { createRecordReader, type RecordReader } from '../transport/read/recordReader';
import { createTarget, unlistedTarget, updateTarget } from '../transport/write/targets';
import type { Failure, Outcome, RecordList, Confirmation, WriteTarget } from '../transport/types';
import { writeRows } from '../transport/write/writeRows';
import { followUpAll } from './followUps';
import { batchSizeOf, returnOf } from '../rows/nodeOptions';
import { queryParametersOf } from '../rows/queryParameters';
import { writeByPath } from './writeByPath';
import { writeUnread } from './writeUnread';
import { explainRejection } from '../output/rejection';
import { simplified } from '../output/simplified';
import type { RowResult, RowResults, Run, WritableRow } from '../verbs/verb';

/** Writes rows in batches, and reads the records back unless only IDs are wanted. */
export async function writeBatches(
	run: Run,
	method: 'create' | 'update',
	rows: readonly WritableRow[],
	more: Writing = {},
): Promise<RowResults> {
	const { resource } = run;
	const targetOf = method === 'create' ? createTarget : updateTarget;
	return await writeByPath(run, writeOf(resource, method), rows, async (endpoint, list, own) =>
		isUnlisted(resource)
			? await writeUnlisted(run, unlistedTarget(endpoint, list), own)
			: await writeTo(run, targetOf(endpoint, list), own, more),
	);
}

/** What cannot be read back comes out as it was answered. */
const writeUnlisted = async (
	run: Run,
	target: WriteTarget,
	rows: readonly WritableRow[],
): Promise<RowResults> =>
	await writeUnread(run, target, rows, {
		shown: (_sent, { id, answer }, requestId) => ({ ...answer, id, request_id: requestId }),
		explain: async (sent, { errors, failure }) =>
			await explainRejection(run.resource, sent, errors, failure),
	});

/** Variations of a write. */
interface Writing {
	answersOf?: AnswersOf;
	/** Called when everything is written and only reading is left. */
	allWritten?: () => void;
}

/** Like `writeBatches`, for any write that creates or changes records of the resource. */
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
			: createRecordReader(connection, target.list, target.idempotent);
	const payloads = rows.map(({ payload }) => payload);
	const want = (row: number, { id, merged, updatedAt }: Confirmation) => {
		const dated = payloads[row]?.updated_at !== undefined;
		if (merged) records?.wantOld(id);
		else records?.want(id, updatedAt === undefined ? undefined : { updatedAt, dated });
	};
	// Incomplete records are read after they are completed.
	const later = rows.some(({ followUps }) => followUps !== undefined);
	const outcomes = await writeRows(connection, target, payloads, {
		size: batchSizeOf(options.batchSize),
		qs: queryParametersOf(options.queryParameters),
		stopAtFirst,
		written: (row, taken) => {
			remember(run, target, taken, payloads[row] ?? {});
			if (!later) want(row, taken);
		},
	});
	const incomplete = later
		? await followUpAll(run, rows, outcomes, target.idempotent ? 'updated' : 'created')
		: new Map<WritableRow, Failure>();
	if (later)
		for (const [row, outcome] of outcomes.entries())
			if (outcome.kind === 'written') want(row, outcome);
	allWritten?.();
	// A run that ends with an error returns no records, so reading them would waste requests.
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

/** Makes written records known to later matching, even if searches and lists do not show them yet. */
function remember(
	{ connection }: Run,
	{ list, alsoWritten }: WriteTarget,
	taken: Confirmation,
	content: IDataObject,
): void {
	const { id, updatedAt } = taken;
	wrote(connection, list.path, { id, content, updatedAt });
	for (const { path, ...beside } of alsoWritten?.(taken, content) ?? [])
		wrote(connection, path, beside);
}

/** Parts of the service's answer to return with the records, by row number. */
export interface Answers {
	answers: ReadonlyArray<IDataObject | undefined>;
	/** A hint to show. */
	hint?: string;
}

type AnswersOf = (outcomes: readonly Outcome[]) => Promise<Answers>;

/** How the rows ended, in order. */
interface Written {
	outcomes: Array<Outcome | undefined>;
	/** Why written rows are incomplete. */
	incomplete: ReadonlyMap<WritableRow, Failure>;
	/** What is returned with each record. */
	answers: ReadonlyArray<IDataObject | undefined>;
	list: RecordList;
	/** Missing if only IDs are wanted. */
	records: RecordReader | undefined;
	/** The run ends with an error, so the records are not needed. */
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
		// Frees memory: a long run has no room for outcomes and results at the same time.
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
			// The record belongs to this row alone unless several were merged; copying each would double the memory of a long
			// run.
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

/** The records as requested by 'Return'; empty if they cannot be shown that way. */
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
		// The records exist; failing to read the lists of names must not turn them into errors.
		return new Map();
	}
}

function unfinished(outcome: Extract<Outcome, { kind: 'unknown' | 'notSent' }>): RowResult {
	const { failure } = outcome;
	if (outcome.kind === 'notSent') return { failure, notSent: true };
	const which =
		outcome.id === undefined
			? ''
			: ` A record with this name was created at that time: ID ${outcome.id}.`;
	return { failure: { ...failure, description: failure.description + which } };
}
