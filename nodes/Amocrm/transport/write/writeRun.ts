import type { IDataObject } from 'n8n-workflow';

import type { BatchSize } from './batchSize';
import { claimsOf, type Claims } from '../doubt/claims';
import type { Connection } from '../http/connection';
import { explain } from '../http/explain';
import { forgetIds, newestKnown, sawId } from '../read/newestKnown';
import { listKey, newestInList } from '../doubt/newestRecords';
import type { Answer, Failure, Outcome, Confirmation, WriteTarget } from '../types';

export interface WriteOptions {
	size: BatchSize;
	/** Query parameters of each write. */
	qs?: IDataObject;
	/** Starts nothing new after the first failed row. Pending requests are still awaited. */
	stopAtFirst: boolean;
	/** Called with each ID as soon as it is known. */
	written?: (row: number, taken: Confirmation) => void;
}

/** One request without a usable answer. */
export interface Doubt {
	rows: number[];
	/** The newest ID known when it was sent, 0 = none. */
	after: number;
	/** When it was sent and when it ended, on the local clock, in milliseconds since 1970. */
	sentAt: number;
	endedAt: number;
	/** What came instead of an answer. */
	answer: Extract<Answer, { kind: 'unknown' }>;
}

/** The state of one call of `writeRows`. */
export interface WriteRun {
	connection: Connection;
	target: WriteTarget;
	rows: readonly IDataObject[];
	options: WriteOptions;
	outcomes: Array<Outcome | undefined>;
	/** The first row not yet sent. */
	next: number;
	/** Parts of refused or lost batches, sent before any new row. */
	again: number[][];
	/** Requests with an unknown outcome. Sending pauses while there are any. */
	doubts: Doubt[];
	/** How often each row was found missing after a doubt. */
	lost: Map<number, number>;
	/** Idempotent rows that were in doubt once: they may have been written even if a retry is refused. */
	maybeWritten: Set<number>;
	/** The newest ID in the list before this run, 0 = none known. */
	before: number;
	/** Shared with other executions of this process. */
	claims: Claims;
	newestId: number;
	/** Consecutive doubts after which nothing had been written. */
	fruitless: number;
	/** The failed connection attempt. Sending pauses while it is set. */
	offline?: Extract<Answer, { kind: 'notSent' }>;
	/** Consecutive failed connection attempts. */
	offlineTimes: number;
	/** Whether the account answers, checked after an ambiguous 404. */
	reachable?: Promise<boolean>;
	/** Why nothing more is sent. */
	halted?: Failure;
	/** Logs the progress. */
	progress: () => void;
}

export function newRun(
	connection: Connection,
	target: WriteTarget,
	rows: readonly IDataObject[],
	options: WriteOptions,
): WriteRun {
	return {
		connection,
		target,
		rows,
		options,
		outcomes: new Array<Outcome | undefined>(rows.length),
		next: 0,
		again: [],
		doubts: [],
		lost: new Map(),
		maybeWritten: new Set(),
		before: newestKnown(listKey(connection, target.list)),
		claims: claimsOf(connection, target.list),
		newestId: 0,
		fruitless: 0,
		offlineTimes: 0,
		progress: progressLog(connection, rows.length),
	};
}

/** Interval between progress messages, in milliseconds. */
const PROGRESS_MS = 10_000;

function progressLog(connection: Connection, rows: number): () => void {
	const startedAt = Date.now();
	let written = 0;
	let loggedAt = startedAt;
	return () => {
		written += 1;
		const now = Date.now();
		if (now - loggedAt < PROGRESS_MS) return;
		loggedAt = now;
		connection.log(
			`Written to amoCRM: ${written} of ${rows}, after ${Math.round((now - startedAt) / 1000)} s`,
		);
	};
}

/** Whether a request may be sent now. */
export const mayStart = (run: WriteRun) => !run.halted && !run.offline && run.doubts.length === 0;

/** Stops sending, with the answer as the reason. */
export function halt(run: WriteRun, answer: Answer): void {
	if (answer.kind !== 'ok') run.halted ??= explain(run.connection, answer);
}

/** For rows that were not started because an earlier one ended the run. */
export const EARLIER_ROW_FAILED: Failure = {
	message: 'An earlier row failed',
	description: 'This row was not sent.',
	leftOut: true,
};

/** The outcome of a row that is not sent, or not sent again. */
export const unsent = (run: WriteRun, row: number, failure: Failure): Outcome =>
	run.maybeWritten.has(row)
		? { kind: 'unknown', failure: run.target.uncertainFailure }
		: { kind: 'notSent', failure };

/** Ends one row. */
export function end(run: WriteRun, row: number, outcome: Outcome): void {
	run.outcomes[row] = outcome;
	if (outcome.kind === 'written') return confirm(run, row, outcome);
	if (run.options.stopAtFirst) run.halted ??= EARLIER_ROW_FAILED;
}

/** Whether rows become new records, which are found again by their IDs and contents. */
export const makesRecords = ({ idempotent, traceless }: WriteTarget): boolean =>
	!idempotent && !traceless;

function confirm(run: WriteRun, row: number, taken: Confirmation): void {
	if (makesRecords(run.target) && !taken.merged) rememberNew(run, taken.id);
	run.fruitless = 0;
	run.progress();
	run.options.written?.(row, taken);
}

/** The newest ID known now, whoever created the record; 0 = none. */
export const newestId = ({ connection, target, newestId: own }: WriteRun): number =>
	Math.max(own, newestKnown(listKey(connection, target.list)));

/**
 * Reads the newest ID before anything is written. Records with a custom date cannot be distinguished by time from those
 * of an earlier import of the same data; without this ID, their rows end as uncertain after a lost answer.
 */
export async function noteNewest(run: WriteRun): Promise<void> {
	const { connection, target } = run;
	if (!makesRecords(target)) return;
	const newest = await newestInList(connection, target.list);
	if (newest === undefined) return;
	sawId(listKey(connection, target.list), newest);
	run.before = Math.max(run.before, newest);
}

function rememberNew(run: WriteRun, id: number): void {
	const list = listKey(run.connection, run.target.list);
	if (id <= run.before) {
		// IDs only grow within a list, so a different list is now served under this address.
		forgetIds(list);
		run.claims.forget();
		run.before = 0;
	}
	sawId(list, id);
	run.claims.claim(id);
	run.newestId = Math.max(run.newestId, id);
}

/** The rows of the next request. */
export function takeBatch(run: WriteRun): number[] | undefined {
	const again = run.again.shift();
	if (again) return again;
	const most = Math.min(run.options.size.rows(), run.target.most);
	const last = Math.min(run.next + most, run.rows.length);
	if (run.next >= last) return undefined;
	const batch = Array.from({ length: last - run.next }, (_, i) => run.next + i);
	run.next = last;
	return batch;
}

/** Sends rows again in two halves, so that a row that makes a request fail ends up alone. */
export function halve(run: WriteRun, rows: number[]): void {
	const half = Math.ceil(rows.length / 2);
	run.again.push(rows.slice(0, half), rows.slice(half));
}
