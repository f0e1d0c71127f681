import type { IDataObject } from 'n8n-workflow';

import { asError } from '../http/asError';
import type { Claims } from './claims';
import type { Connection } from '../http/connection';
import { authorsOf, judgeBy } from './judge';
import { matchRows, type MatchedRows } from './matchRows';
import { LONG_BEFORE, newestRecords, serviceSeconds, type Newest } from './newestRecords';
import { UnreadableError } from '../read/pages';
import { serviceDefaults, type ServiceDefaults } from './serviceDefaults';
import type { Answer, RecordList } from '../types';

/** Rows that were sent but got no answer that says what happened to them. */
export interface Doubts {
	/** The compared part of each row's body, by row number. */
	rows: ReadonlyMap<number, IDataObject>;
	/** The newest ID known before any of them was sent, 0 = none; records up to it are older. */
	after: number;
	/** The newest ID known now, 0 = none. */
	known: number;
	/** When the first request was sent and the last one ended, on the local clock, in milliseconds since 1970. */
	sentAt: number;
	endedAt: number;
	/** Whether the service may still be writing, because it did not end the request itself. */
	mayBeLate: boolean;
	/** The compared content of the row of this run that became this record, if any. */
	ownRow(id: number): IDataObject | undefined;
	claims: Claims;
}

/**
 * Pauses between lookups, in milliseconds; only after the last one a missing row counts as not written. A gateway may
 * give up while the service is still writing, and lists lag up to ten seconds (`settling`, skipped if the list already
 * shows newer records). A list known to lag gets extra time.
 */
const LOOK_AGAIN_AFTER = {
	late: [1_500, 3_000, 5_000, 10_000],
	ended: [1_500, 3_000],
	settling: [6_000],
	behind: [5_000, 10_000],
};

/** The service's timestamps are whole seconds. */
const SECOND = 1;

/** Tolerated error of the service's clock once its answers revealed it; seconds. */
const TOLERANCE = 60;

/**
 * Looks up which rows in doubt exist.
 *
 * @returns the failed answer if the records cannot be read, so that nothing is known
 */
export async function findWritten(
	connection: Connection,
	list: RecordList,
	doubts: Doubts,
): Promise<MatchedRows | Exclude<Answer, { kind: 'ok' }>> {
	try {
		return await lookRepeatedly(connection, list, doubts);
	} catch (error) {
		// Not a failure of the run: the rows are reported as "may have been created".
		if (error instanceof UnreadableError) return error.answer;
		throw asError(error);
	}
}

async function lookRepeatedly(
	connection: Connection,
	list: RecordList,
	doubts: Doubts,
): Promise<MatchedRows> {
	const { rows, claims } = doubts;
	const readNewest = newestRecords(connection, list, doubts);
	let defaults: Promise<ServiceDefaults> | undefined;
	let written = 0;
	for (let looks = 0; ; ) {
		const newest = await patiently(connection, readNewest);
		await claims.settled();
		const found = matchNewest(
			connection,
			doubts,
			newest,
			await (defaults ??= serviceDefaults(connection, list)),
			list.anonymous,
		);
		// If more rows appeared since the last lookup, the service is still writing.
		looks = found.written.size > written ? 1 : looks + 1;
		written = found.written.size;
		const pauses = pausesOf(connection, doubts, newest);
		const pause = written === rows.size ? undefined : pauses[looks - 1];
		if (pause === undefined) {
			// Synchronously, since another execution may be looking at the same records.
			for (const id of found.written.values()) claims.claim(id);
			return newest.isBehind ? withoutConclusions(doubts, found) : found;
		}
		await connection.pause(pause);
	}
}

function pausesOf(connection: Connection, doubts: Doubts, newest: Newest): readonly number[] {
	const { late, ended, settling, behind } = LOOK_AGAIN_AFTER;
	const isUpToDate =
		newest.upTo > serviceSeconds(connection, doubts.endedAt) + SECOND && !newest.isBehind;
	const pauses = doubts.mayBeLate ? late : isUpToDate ? ended : [...ended, ...settling];
	return newest.isBehind ? [...pauses, ...behind] : pauses;
}

/** A row missing from a lagging list may still have been written. */
function withoutConclusions({ rows }: Doubts, { written, doubtful }: MatchedRows): MatchedRows {
	const open = [...rows.keys()].filter((row) => !written.has(row) && !doubtful.has(row));
	return {
		written,
		doubtful: new Map([...doubtful, ...open.map((row) => [row, undefined] as const)]),
	};
}

function matchNewest(
	connection: Connection,
	{ rows, ownRow, sentAt, claims }: Doubts,
	{ records, after }: Newest,
	defaults: ServiceDefaults,
	anonymous?: boolean,
): MatchedRows {
	const candidates = records.filter(
		({ id }) => Number(id) > after && !ownRow(Number(id)) && !claims.isClaimed(Number(id)),
	);
	const known = authorsOf(records, ownRow);
	const likely = defaults.user === undefined ? undefined : new Set([defaults.user]);
	const circumstances = {
		anonymous,
		authors: known.size > 0 ? known : likely,
		defaults,
		sentAt: after > 0 ? undefined : serviceSeconds(connection, sentAt),
		tolerance: connection.knowsServiceTime() ? TOLERANCE : LONG_BEFORE,
	};
	const certain = known.size > 0;
	const found = matchRows(rows, candidates, judgeBy({ ...circumstances, certain }));
	// The first matches prove who the author is.
	return certain || found.written.size === 0
		? found
		: matchRows(rows, candidates, judgeBy({ ...circumstances, certain: true }));
}

/** Retries during an outage, so that rows do not end as uncertain while waiting can still resolve them; milliseconds. */
const READ_AGAIN = { times: 6, after: 15_000 };

async function patiently<T>(connection: Connection, reading: () => Promise<T>): Promise<T> {
	for (let times = 0; times < READ_AGAIN.times; times += 1) {
		try {
			return await reading();
		} catch (error) {
			// Retry only failures that can pass.
			if (!(error instanceof UnreadableError) || !isPassing(error.answer)) throw asError(error);
		}
		connection.log('amoCRM cannot be read to find out what was written; trying again');
		await connection.pause(READ_AGAIN.after);
	}
	return await reading();
}

function isPassing(answer: Answer): boolean {
	return answer.kind === 'unknown' || (answer.kind === 'notSent' && answer.reason === 'connection');
}
