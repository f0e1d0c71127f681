import type { IDataObject } from 'n8n-workflow';

import { findWritten } from './findWritten';
import type { MatchedRows } from './matchRows';
import { newestKnown } from '../read/newestKnown';
import { listKey } from './newestRecords';
import type { Answer, Failure } from '../types';
import { end, halt, halve, type Doubt, type WriteRun } from '../write/writeRun';

/** How often a single row is sent if its answer is lost each time. */
const MAX_LOST = 3;

/** After this many lookups in a row that found nothing written, the service counts as down. */
const MAX_FRUITLESS = 5;

/**
 * Finds out which rows in doubt were written, and queues the others to be sent again. Call it while no request is in
 * flight, so that the IDs of all other rows are known.
 */
export async function clearDoubts(run: WriteRun): Promise<void> {
	const doubts = run.doubts.splice(0);
	const { idempotent, traceless } = run.target;
	if (traceless) return leaveInDoubt(run, doubts);
	const found = idempotent ? await nothing(run, doubts) : await lookUp(run, doubts);
	if ('kind' in found) return giveUp(run, doubts, found);
	if (idempotent) for (const { rows } of doubts) for (const row of rows) run.maybeWritten.add(row);
	run.fruitless += 1;
	for (const { rows: batch } of doubts) sendAgain(run, settle(run, batch, found));
	const [first] = doubts;
	if (run.fruitless >= MAX_FRUITLESS && first) halt(run, first.answer);
}

/** Nothing can be looked up, and a repetition could do it twice. */
function leaveInDoubt(run: WriteRun, doubts: readonly Doubt[]): void {
	const [first] = doubts;
	for (const { rows } of doubts)
		for (const row of rows)
			end(run, row, { kind: 'unknown', failure: run.target.uncertainFailure });
	run.fruitless += 1;
	if (run.fruitless >= MAX_FRUITLESS && first) halt(run, first.answer);
}

/** The service may finish a request this long after its gateway gave up on it; milliseconds. */
const LATE_MS = 20_000;

/**
 * Idempotent requests are repeated after a pause in which the service can recover. The pause also lets a lost request
 * finish: written after its repetition, it could overwrite a change made by a later row or the next node.
 */
async function nothing(
	{ connection, fruitless }: WriteRun,
	doubts: readonly Doubt[],
): Promise<MatchedRows> {
	const isLate = doubts.some(({ answer }) => mayBeLate(answer));
	await connection.pause(isLate ? LATE_MS : 1000 * 2 ** fruitless);
	return { written: new Map(), doubtful: new Map() };
}

async function lookUp(run: WriteRun, doubts: readonly Doubt[]): ReturnType<typeof findWritten> {
	const { connection, target } = run;
	const rows = new Map(
		doubts.flatMap((doubt) => doubt.rows.map((row) => [row, contentOf(run, row) ?? {}] as const)),
	);
	const rowOf = rowsById(run);
	connection.log(`amoCRM gave no usable answer for ${rows.size} rows; looking up what was written`);
	return await findWritten(connection, target.list, {
		rows,
		after: Math.max(run.before, Math.min(...doubts.map(({ after }) => after))),
		known: Math.max(run.newestId, newestKnown(listKey(connection, target.list))),
		sentAt: Math.min(...doubts.map(({ sentAt }) => sentAt)),
		endedAt: Math.max(...doubts.map(({ endedAt }) => endedAt)),
		mayBeLate: doubts.some(({ answer }) => mayBeLate(answer)),
		ownRow: (id) => contentOf(run, rowOf.get(id) ?? -1),
		claims: run.claims,
	});
}

/** Built on demand, since few runs have doubts. */
function rowsById({ outcomes }: WriteRun): Map<number, number> {
	const rows = new Map<number, number>();
	for (const [row, outcome] of outcomes.entries())
		if (outcome?.kind === 'written') rows.set(outcome.id, row);
	return rows;
}

function contentOf({ rows, target }: WriteRun, row: number): IDataObject | undefined {
	const body = rows[row];
	return body && (target.list.content?.(body) ?? body);
}

/** Any other status means that the service itself ended the request and will write nothing more. */
function mayBeLate({ status }: Doubt['answer']): boolean {
	return status === undefined || status === 502 || status > 503;
}

/** If only reading is forbidden, other rows can still be written; otherwise the service is down. */
function giveUp(
	run: WriteRun,
	doubts: readonly Doubt[],
	answer: Exclude<Answer, { kind: 'ok' }>,
): void {
	if (answer.kind !== 'refused' || answer.status === 401) halt(run, answer);
	for (const { rows } of doubts)
		for (const row of rows)
			end(run, row, { kind: 'unknown', failure: run.target.uncertainFailure });
}

/** Ends rows with a known outcome and returns the ones that were not written. */
function settle(run: WriteRun, rows: number[], { written, doubtful }: MatchedRows): number[] {
	return rows.filter((row) => {
		const id = written.get(row);
		if (id !== undefined) end(run, row, { kind: 'written', id });
		else if (doubtful.has(row))
			end(run, row, {
				kind: 'unknown',
				failure: run.target.uncertainFailure,
				id: doubtful.get(row),
			});
		else return true;
		return false;
	});
}

const LOST: Failure = {
	message: 'amoCRM did not write this row, and gave no reason',
	description:
		'It was sent several times but is not in amoCRM. Try again later with a smaller batch size.',
};

function sendAgain(run: WriteRun, rows: number[]): void {
	const [only] = rows;
	if (only === undefined) return;
	if (rows.length > 1) return halve(run, rows);
	const times = (run.lost.get(only) ?? 0) + 1;
	run.lost.set(only, times);
	if (times < MAX_LOST) run.again.push(rows);
	else if (run.target.idempotent)
		end(run, only, { kind: 'unknown', failure: run.target.uncertainFailure });
	else end(run, only, { kind: 'rejected', failure: LOST, errors: [] });
}
