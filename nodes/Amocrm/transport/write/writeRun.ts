import type { IDataObject } from 'n8n-workflow';

import type { BatchSize } from './batchSize';
import { claimsOf, type Claims } from '../doubt/claims';
import type { Connection } from '../http/connection';
import { explain } from '../http/explain';
import { forgetIds, newestKnown, sawId } from '../read/newestKnown';
import { listKey, newestInList } from '../doubt/newestRecords';
import type { Answer, Failure, Outcome, Taken, WriteTarget } from '../types';

export interface WriteOptions {
	size: BatchSize;
	/** Said with each request that writes. */
	qs?: IDataObject;
	/** Nothing new is started after the first row that fails. What is under way is still waited for. */
	stopAtFirst: boolean;
	/** Told each id as soon as it is known. */
	written?: (row: number, taken: Taken) => void;
}

/** One request without a usable answer. */
export interface Doubt {
	rows: number[];
	/** Newest id of this run known at the moment of sending, 0 = none. */
	after: number;
	/** When it was sent and when it ended, by our own clock, in milliseconds since 1970. */
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
	/** The next row never sent. */
	next: number;
	/** Parts of refused or lost batches, before any new row. */
	again: number[][];
	/** Requests without a word on what became of their rows. While there are any, nothing is sent. */
	doubts: Doubt[];
	/** How often each row has been found not written after a doubt. */
	lost: Map<number, number>;
	/** Repeatable rows that were in doubt once: whether they were done is not known unless a repetition is answered. */
	maybe: Set<number>;
	/** Newest id that was in the list before this run, 0 = none known. */
	before: number;
	/** What other executions of this process know of the same list. */
	claims: Claims;
	newestId: number;
	/** Doubts in a row that were cleared up with nothing having been written. */
	fruitless: number;
	/** No connection could be made. While this is set, nothing is sent. */
	offline?: Extract<Answer, { kind: 'notSent' }>;
	/** Times in a row that this was so. */
	offlineTimes: number;
	/** Whether the account answers, asked when a 404 leaves that open. */
	reachable?: Promise<boolean>;
	/** Why nothing more is sent. */
	halted?: Failure;
	/** Tells the log how far the run is. */
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
		maybe: new Set(),
		before: newestKnown(listKey(connection, target.list)),
		claims: claimsOf(connection, target.list),
		newestId: 0,
		fruitless: 0,
		offlineTimes: 0,
		progress: progressLog(connection, rows.length),
	};
}

/** A long run says how far it is after so many milliseconds, each time. */
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

/** Whether anything may be sent now. */
export const mayStart = (run: WriteRun) => !run.halted && !run.offline && run.doubts.length === 0;

/** Ends the sending for the reason that the answer gives. */
export function halt(run: WriteRun, answer: Answer): void {
	if (answer.kind !== 'ok') run.halted ??= explain(run.connection, answer);
}

/** Of rows that were not started because an earlier one ended the run. */
export const LEFT_OUT: Failure = {
	message: 'An earlier row failed',
	description: 'This row was not sent.',
	leftOut: true,
};

/** How a row ends that is not sent, or not again. */
export const unsent = (run: WriteRun, row: number, failure: Failure): Outcome =>
	run.maybe.has(row)
		? { kind: 'unknown', failure: run.target.maybe }
		: { kind: 'notSent', failure };

/** Ends one row. */
export function end(run: WriteRun, row: number, outcome: Outcome): void {
	run.outcomes[row] = outcome;
	if (outcome.kind === 'written') return took(run, row, outcome);
	if (run.options.stopAtFirst) run.halted ??= LEFT_OUT;
}

function took(run: WriteRun, row: number, taken: Taken): void {
	if (!run.target.repeatable && !taken.merged) rememberNew(run, taken.id);
	run.fruitless = 0;
	run.progress();
	run.options.written?.(row, taken);
}

/** The newest id that is known at this moment, whoever made it; 0 = none. */
export const newestId = ({ connection, target, newestId: own }: WriteRun): number =>
	Math.max(own, newestKnown(listKey(connection, target.list)));

/**
 * Notes the newest id there is before anything is written. Rows with a date of their own cannot be told by their time from
 * those of an earlier import of the same data. Without it they end as uncertain after a lost answer.
 */
export async function noteNewest(run: WriteRun): Promise<void> {
	const { connection, target } = run;
	if (target.repeatable) return;
	const newest = await newestInList(connection, target.list);
	if (newest === undefined) return;
	sawId(listKey(connection, target.list), newest);
	run.before = Math.max(run.before, newest);
}

function rememberNew(run: WriteRun, id: number): void {
	const list = listKey(run.connection, run.target.list);
	if (id <= run.before) {
		// Ids only grow within one list, so this is another one than before under the same address.
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

/** Sends rows again in two parts, so that one which brings the others down is alone in the end. */
export function halve(run: WriteRun, rows: number[]): void {
	const half = Math.ceil(rows.length / 2);
	run.again.push(rows.slice(0, half), rows.slice(half));
}
