import { sleep, type IDataObject } from 'n8n-workflow';

import type { BatchSize } from './batchSize';
import type { Connection } from './connection';
import { explain } from './explain';
import { findWritten, type Found } from './findWritten';
import type { Turn } from './pacer';
import { embedded } from './pages';
import type { Answer, Failure, Outcome, WriteTarget } from './types';
import { errorsByRow, errorsOfSingle } from './validation';

export interface WriteOptions {
	size: BatchSize;
	/** Nothing new is started after the first row that fails. What is under way is still waited for. */
	stopAtFirst: boolean;
	/** Told each id as soon as it is known. */
	written?: (row: number, id: number) => void;
}

/** One request: the numbers of its rows, and what was known when it was sent. */
interface Batch {
	rows: number[];
	/** Newest id known at the moment of sending, 0 = none. */
	after: number;
	sentAt: number;
	/** What came instead of an answer. */
	answer?: Answer;
}

interface Run {
	connection: Connection;
	target: WriteTarget;
	rows: readonly IDataObject[];
	options: WriteOptions;
	outcomes: Array<Outcome | undefined>;
	/** The next row never sent. */
	next: number;
	/** Parts of refused batches, before any new row. */
	again: number[][];
	/** Batches without a word on what became of them. While there are any, nothing is sent. */
	doubtful: Batch[];
	/** How often each row has been found not written after a doubt. */
	lost: Map<number, number>;
	ids: Set<number>;
	newestId: number;
	/** Doubts in a row that were cleared up with nothing having been written. */
	fruitless: number;
	/** Times in a row that no connection could be made. */
	unreachable: number;
	/** Why nothing more is sent. */
	halted?: Failure;
}

/** Enough for the pace of 7 a second at 3 s of latency; more would only wait in the service. */
const MAX_UNDER_WAY = 21;

/** A single row is sent this often, after it was lost on the way each time. */
const MAX_LOST = 3;

/** After so many doubts without a single row written, or failed connections, the service is taken to be down. */
const MAX_FRUITLESS = 5;
const MAX_UNREACHABLE = 4;

/** Own `request_id` of a row: a user's own ids may repeat, and answers come in any order (API facts 1.10). */
const requestId = (row: number) => `n8n-${row + 1}`;

/**
 * Writes rows in batches and tells how each one ended, in the order of the rows. Requests overlap at the account's pace.
 *
 * - 400 that names rows: the others are sent again without them. 400 that names none: halved until the culprit is alone.
 * - 429 and an expired token: repeated (see `Connection.send`), since nothing was executed.
 * - No word on what happened (5xx, lost connection, foreign or incomplete answer): never sent again blindly. What exists is
 *   looked up first, and only what is missing is sent again.
 * - Anything that no row is to blame for (401, 402, 403, 404 …): nothing more is sent.
 *
 * Never throws; a row that was not sent has the reason in its outcome.
 */
export async function writeRows(
	connection: Connection,
	target: WriteTarget,
	rows: readonly IDataObject[],
	options: WriteOptions,
): Promise<Outcome[]> {
	const run: Run = {
		connection,
		target,
		rows,
		options,
		outcomes: new Array<Outcome | undefined>(rows.length),
		next: 0,
		again: [],
		doubtful: [],
		lost: new Map(),
		ids: new Set(),
		newestId: 0,
		fruitless: 0,
		unreachable: 0,
	};
	await sendAll(run);
	const rest: Outcome = { kind: 'notSent', failure: run.halted ?? NOT_SENT };
	return Array.from(run.outcomes, (outcome) => outcome ?? rest);
}

const NOT_SENT: Failure = { message: 'This row was not sent', description: 'Run the workflow again for this row.' };

async function sendAll(run: Run): Promise<void> {
	const underWay = new Set<Promise<void>>();
	for (;;) {
		const batch = underWay.size < MAX_UNDER_WAY && mayStart(run) ? takeBatch(run) : undefined;
		const turn = batch && (await run.connection.turn());
		if (batch && turn && mayStart(run)) {
			const sending = send(run, batch, turn).finally(() => underWay.delete(sending));
			underWay.add(sending);
			continue;
		}
		if (batch) {
			run.again.unshift(batch);
			noticeEnd(run);
			continue;
		}
		if (underWay.size > 0) await Promise.race(underWay);
		else if (run.doubtful.length > 0) await clearDoubts(run);
		else return;
	}
}

const mayStart = (run: Run) => !run.halted && run.doubtful.length === 0;

/** The turn was not given: the execution was cancelled, or the account is blocked. */
function noticeEnd(run: Run): void {
	const { connection } = run;
	if (connection.cancelled()) halt(run, { kind: 'notSent', reason: 'cancelled', detail: '' });
	const block = connection.closedBy();
	if (block) halt(run, block);
}

function halt(run: Run, answer: Answer): void {
	if (answer.kind !== 'ok') run.halted ??= explain(run.connection, answer);
}

function takeBatch(run: Run): number[] | undefined {
	const again = run.again.shift();
	if (again) return again;
	const end = Math.min(run.next + run.options.size.rows(), run.rows.length);
	if (run.next >= end) return undefined;
	const batch = Array.from({ length: end - run.next }, (_, i) => run.next + i);
	run.next = end;
	return batch;
}

async function send(run: Run, rows: number[], turn: Turn): Promise<void> {
	const { connection, target, options } = run;
	const batch: Batch = { rows, after: run.newestId, sentAt: Date.now() };
	const body = rows.map((row) => ({ ...run.rows[row], request_id: requestId(row) }));
	const answer = await connection.send({ method: target.method, path: target.path, body }, turn);
	if (answer.kind !== 'notSent') run.unreachable = 0;
	if (answer.kind === 'ok') {
		options.size.answered(rows.length, Date.now() - batch.sentAt);
		return takeIds(run, batch, answer.body);
	}
	if (answer.kind === 'unknown') return doubt(run, batch, answer);
	if (answer.kind === 'notSent') return await notSent(run, rows, answer);
	if (answer.status === 400 || answer.status === 413 || answer.status === 422) return refused(run, rows, answer);
	for (const row of rows) end(run, row, { kind: 'notSent', failure: explain(connection, answer) });
	halt(run, answer);
}

function end(run: Run, row: number, outcome: Outcome): void {
	run.outcomes[row] = outcome;
	if (outcome.kind === 'written') {
		run.ids.add(outcome.id);
		run.newestId = Math.max(run.newestId, outcome.id);
		run.fruitless = 0;
		run.options.written?.(row, outcome.id);
	} else if (run.options.stopAtFirst) {
		run.halted ??= { message: 'An earlier row failed', description: 'This row was not sent.', leftOut: true };
	}
}

function takeIds(run: Run, batch: Batch, body: unknown): void {
	const ids = new Map(
		embedded(body, run.target.name).map(({ request_id: own, id }) => [String(own), Number(id)]),
	);
	const silent = batch.rows.filter((row) => {
		const id = ids.get(requestId(row));
		if (id === undefined || !Number.isInteger(id)) return true;
		end(run, row, { kind: 'written', id });
		return false;
	});
	if (silent.length > 0) doubt(run, { ...batch, rows: silent }, { kind: 'unknown', detail: 'incomplete answer' });
}

function doubt(run: Run, batch: Batch, answer: Extract<Answer, { kind: 'unknown' }>): void {
	if (answer.status === 504) run.options.size.tooHeavy();
	run.doubtful.push({ ...batch, answer });
}

async function notSent(run: Run, rows: number[], answer: Extract<Answer, { kind: 'notSent' }>): Promise<void> {
	run.again.push(rows);
	if (answer.reason !== 'connection' || run.unreachable >= MAX_UNREACHABLE) return halt(run, answer);
	run.unreachable += 1;
	await sleep(1000 * 2 ** (run.unreachable - 1));
}

function refused(run: Run, rows: number[], answer: Extract<Answer, { kind: 'refused' }>): void {
	const failure = explain(run.connection, answer);
	const [only] = rows;
	if (rows.length === 1 && only !== undefined) {
		return end(run, only, { kind: 'rejected', failure, errors: errorsOfSingle(answer.body) });
	}
	const errors = errorsByRow(answer.body);
	const good = rows.filter((row) => !errors.has(requestId(row)));
	if (good.length === rows.length) return halve(run, rows);
	for (const row of rows) {
		const named = errors.get(requestId(row));
		if (named) end(run, row, { kind: 'rejected', failure, errors: named });
	}
	if (good.length > 0) run.again.push(good);
}

function halve(run: Run, rows: number[]): void {
	const half = Math.ceil(rows.length / 2);
	run.again.push(rows.slice(0, half), rows.slice(half));
}

/** Finds out what became of all rows in doubt. Nothing else is under way then, so every other row's id is known. */
async function clearDoubts(run: Run): Promise<void> {
	const { connection, target } = run;
	const batches = run.doubtful.splice(0);
	const rows = new Map(batches.flatMap((batch) => batch.rows.map((row) => [row, run.rows[row] ?? {}] as const)));
	connection.log(`amoCRM gave no usable answer for ${rows.size} rows; looking up what was written`);
	const found = connection.cancelled()
		? undefined
		: await findWritten(connection, target, {
				rows,
				after: Math.min(...batches.map(({ after }) => after)),
				sentAt: Math.min(...batches.map(({ sentAt }) => sentAt)),
				isTaken: (id) => run.ids.has(id),
			});
	run.fruitless += 1;
	for (const batch of batches) sendAgain(run, settle(run, batch.rows, found));
	const [{ answer } = {}] = batches;
	if (run.fruitless >= MAX_FRUITLESS && answer) halt(run, answer);
	noticeEnd(run);
}

/** Ends the rows of a batch of which something is known, and returns those that were not written. */
function settle(run: Run, rows: number[], found: Found | undefined): number[] {
	return rows.filter((row) => {
		const id = found?.written.get(row);
		const possible = found?.possible.get(row);
		if (id !== undefined) end(run, row, { kind: 'written', id });
		else if (!found || possible !== undefined) end(run, row, { kind: 'unknown', failure: MAYBE, id: possible });
		else return true;
		return false;
	});
}

const MAYBE: Failure = {
	uncertain: true,
	message: 'This row may have been created',
	description:
		'amoCRM gave no answer, and it could not be found out whether it was written. Look for it in amoCRM before you send this row again.',
};

const LOST: Failure = {
	message: 'amoCRM did not write this row, and gave no reason',
	description: 'It was sent several times and is not in amoCRM. Try again later, with a smaller batch size.',
};

/** Halves what was lost, so that a row which brings the service down is alone in the end. */
function sendAgain(run: Run, rows: number[]): void {
	const [only] = rows;
	if (only === undefined) return;
	if (rows.length > 1) return halve(run, rows);
	const times = (run.lost.get(only) ?? 0) + 1;
	run.lost.set(only, times);
	if (times < MAX_LOST) run.again.push(rows);
	else end(run, only, { kind: 'rejected', failure: LOST, errors: [] });
}
