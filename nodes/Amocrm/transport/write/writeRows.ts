import type { IDataObject } from 'n8n-workflow';

import { clearDoubts } from '../doubt/clearDoubts';
import { read, type Connection } from '../http/connection';
import { explain } from '../http/explain';
import type { Permit } from '../pace/pacer';
import { filledPath } from '../http/pathTemplate';
import type {
	Answer,
	ApiRequest,
	Failure,
	FieldError,
	Outcome,
	SentRow,
	WriteTarget,
} from '../types';
import { errorsByRow, errorsOfSingle, listedErrors } from './validation';
import {
	end,
	halt,
	halve,
	makesRecords,
	mayStart,
	newestId,
	newRun,
	noteNewest,
	takeBatch,
	unsent,
	type WriteOptions,
	type WriteRun,
} from './writeRun';

/** Enough for 7 requests a second at 3 s of latency; more would only queue in the service. */
const MAX_IN_FLIGHT = 21;

/** Waits of 1, 2, 4 … seconds for a connection before giving up. */
const MAX_OFFLINE = 5;

/** The `request_id` of a row. Users' own IDs may repeat, and answers come in any order (API facts 1.10). */
const requestId = (row: number) => `n8n-${row + 1}`;

/**
 * Writes rows in batches and returns how each one ended, in row order. Requests overlap at the account's pace.
 *
 * - 400 that names rows: the others are sent again without them. 400 that names none: halved until the culprit is alone.
 * - 429 and an expired token: retried (see `Connection.send`), since nothing was executed.
 * - Unknown outcome (5xx, lost connection, foreign or incomplete answer): never resent blindly. Existing records are
 *   looked up first, and only missing rows are sent again.
 * - Anything that no row is to blame for (401, 402, 403, 404 …): nothing more is sent.
 *
 * Never throws; the outcome of a row that was not sent has the reason.
 */
export async function writeRows(
	connection: Connection,
	target: WriteTarget,
	rows: readonly IDataObject[],
	options: WriteOptions,
): Promise<Outcome[]> {
	const run = newRun(connection, target, rows, options);
	if (rows.some(({ created_at: date }) => date !== undefined)) await noteNewest(run);
	await sendAll(run);
	const reason = run.halted ?? NOT_SENT;
	return Array.from(run.outcomes, (outcome, row) => outcome ?? unsent(run, row, reason));
}

const NOT_SENT: Failure = {
	message: 'This row was not sent',
	description: 'Run the workflow again for this row.',
};

async function sendAll(run: WriteRun): Promise<void> {
	const inFlight = new Set<Promise<void>>();
	for (;;) {
		const batch = inFlight.size < MAX_IN_FLIGHT && mayStart(run) ? takeBatch(run) : undefined;
		const permit = batch && (await run.connection.permit());
		if (batch && permit && mayStart(run)) {
			const sending = send(run, batch, permit).finally(() => inFlight.delete(sending));
			inFlight.add(sending);
			if (makesRecords(run.target)) run.claims.sending(sending);
			continue;
		}
		if (batch) run.again.unshift(batch);
		noticeEnd(run);
		if (inFlight.size > 0) await Promise.race(inFlight);
		else if (run.doubts.length > 0) await clearDoubts(run);
		else if (run.offline && !run.halted) await waitForConnection(run, run.offline);
		else if (!batch) return;
	}
}

/** Without a permit, the execution was cancelled or the account is blocked. */
function noticeEnd(run: WriteRun): void {
	const { connection } = run;
	if (connection.cancelled()) halt(run, { kind: 'notSent', reason: 'cancelled', detail: '' });
	const block = connection.closedBy();
	if (block) halt(run, block);
}

async function waitForConnection(run: WriteRun, answer: Answer): Promise<void> {
	run.offline = undefined;
	run.offlineTimes += 1;
	if (run.offlineTimes > MAX_OFFLINE) return halt(run, answer);
	await run.connection.pause(1000 * 2 ** (run.offlineTimes - 1));
}

async function send(run: WriteRun, rows: number[], permit: Permit): Promise<void> {
	const { connection, target, options } = run;
	const [after, sentAt] = [newestId(run), Date.now()];
	const sent = rows.map((row) => ({ body: run.rows[row] ?? {}, requestId: requestId(row) }));
	const answer = await connection.send({ ...requestOf(target, sent), qs: options.qs }, permit);
	if (answer.kind === 'notSent') return notSent(run, rows, answer);
	run.offlineTimes = 0;
	if (answer.kind === 'refused') return refused(run, rows, answer);
	if (answer.kind === 'ok') {
		options.size.answered(rows.length, Date.now() - sentAt);
		const open = take(run, rows, sent, answer.body);
		const silent = withoutRefused(run, open, answer.body);
		if (silent.length > 0)
			run.doubts.push({ rows: silent, after, sentAt, endedAt: Date.now(), answer: INCOMPLETE });
		return;
	}
	if (answer.status === 504) options.size.tooHeavy(rows.length);
	run.doubts.push({ rows, after, sentAt, endedAt: Date.now(), answer });
}

function requestOf(target: WriteTarget, sent: readonly SentRow[]): ApiRequest {
	const { method, path, body } = target;
	const [first] = sent;
	if (body === 'many' || !first)
		return { method, path, body: sent.map((row) => bodyOf(target, row)) };
	const filled = filledPath(path, first.body);
	return body === 'none'
		? { method, path: filled.path }
		: { method, path: filled.path, body: filled.rest };
}

const bodyOf = ({ requestIds }: WriteTarget, { body, requestId: own }: SentRow) =>
	requestIds ? { ...body, request_id: own } : body;

const INCOMPLETE: Extract<Answer, { kind: 'unknown' }> = {
	kind: 'unknown',
	status: 200,
	detail: 'incomplete answer',
};

/** Ends the rows that the answer confirms, and returns the others. */
function take(run: WriteRun, rows: number[], sent: SentRow[], body: unknown): number[] {
	const taken = run.target.confirmations(body, sent);
	return rows.filter((row, i) => {
		const one = taken[i];
		if (!one) return true;
		end(run, row, { kind: 'written', ...one });
		return false;
	});
}

/** Ends the rows that the answer refuses beside those that it confirms, and returns the others. */
function withoutRefused(run: WriteRun, open: number[], body: unknown): number[] {
	const { refusesBy } = run.target;
	if (refusesBy === undefined || open.length === 0) return open;
	const errors = listedErrors(body, refusesBy, open.map(requestId));
	for (const row of open) {
		const own = errors.get(requestId(row));
		if (own) end(run, row, { kind: 'rejected', failure: REFUSED, errors: own });
	}
	return open.filter((row) => !errors.has(requestId(row)));
}

/** Sends the rows again that have no outcome yet. */
function againWithout(run: WriteRun, rows: readonly number[]): void {
	const open = rows.filter((row) => !run.outcomes[row]);
	if (open.length > 0) run.again.push(open);
}

const REFUSED: Failure = { message: 'amoCRM refused this row', description: 'Check its values.' };

function notSent(
	run: WriteRun,
	rows: number[],
	answer: Extract<Answer, { kind: 'notSent' }>,
): void {
	run.again.push(rows);
	if (answer.reason === 'connection') run.offline = answer;
	else halt(run, answer);
}

/** Statuses caused by the rows of a request. */
const BY_ROWS = [400, 413, 422];

async function refused(
	run: WriteRun,
	rows: number[],
	answer: Extract<Answer, { kind: 'refused' }>,
): Promise<void> {
	const failure = explain(run.connection, answer);
	const lacksRecord =
		answer.status === 404 &&
		run.target.missingRecord &&
		(await (run.reachable ??= isReachable(run)));
	if (!BY_ROWS.includes(answer.status) && !lacksRecord) {
		for (const row of rows) end(run, row, unsent(run, row, failure));
		return halt(run, answer);
	}
	if (withoutRefused(run, rows, answer.body).length < rows.length) return againWithout(run, rows);
	const [only] = rows;
	if (rows.length === 1 && only !== undefined) {
		const meansDone = lacksRecord
			? run.target.goneIsDone
			: answer.status === run.target.refusedIsDone;
		if (meansDone && run.maybeWritten.has(only))
			return end(run, only, { kind: 'written', id: Number(run.rows[only]?.id) });
		const errors = lacksRecord ? (run.target.missingRecord ?? []) : errorsOfSingle(answer.body);
		return end(run, only, rejected(run, only, failure, errors));
	}
	const errors = lacksRecord ? new Map<string, FieldError[]>() : errorsByRow(answer.body);
	const errorsOf = (row: number, place: number) =>
		errors.get(run.target.requestIds ? requestId(row) : String(place));
	const good = rows.filter((row, place) => !errorsOf(row, place));
	if (good.length === rows.length) return halve(run, rows);
	for (const [place, row] of rows.entries()) {
		const named = errorsOf(row, place);
		if (named) end(run, row, rejected(run, row, failure, named));
	}
	againWithout(run, good);
}

/**
 * A 404 means either that a record does not exist or that the account is gone. It is attributed to the record only if the
 * account answers.
 */
async function isReachable({ connection }: WriteRun): Promise<boolean> {
	return (await read(connection, '/api/v4/account')).kind === 'ok';
}

/** A row refused now may have been written the first time, when the answer was lost. */
function rejected(run: WriteRun, row: number, failure: Failure, errors: FieldError[]): Outcome {
	if (!run.maybeWritten.has(row)) return { kind: 'rejected', failure, errors };
	const { uncertainFailure: maybe } = run.target;
	const description = `The answer to the first try was lost, and the second try was refused: ${failure.message}. Check the record in amoCRM before you send this row again.`;
	return { kind: 'unknown', failure: { ...maybe, description } };
}
