import type { IDataObject } from 'n8n-workflow';

import { asError } from '../http/asError';
import type { Claims } from './claims';
import type { Connection } from '../http/connection';
import { authorsOf, judgeBy } from './judge';
import { match, type Found } from './matchRows';
import { LONG_BEFORE, newestRecords, serviceSeconds, type Newest } from './newestRecords';
import { UnreadableError } from '../read/pages';
import { serviceDefaults, type ServiceDefaults } from './serviceDefaults';
import type { Answer, RecordList } from '../types';

/** Rows that were sent without an answer that tells what became of them. */
export interface Doubts {
	/** What was sent for each row, as far as it is compared, by the row's number. */
	rows: ReadonlyMap<number, IDataObject>;
	/** The newest id known before any of them was sent; older records are none of theirs. 0 = none known. */
	after: number;
	/** The newest id known now, 0 = none. */
	known: number;
	/** When the first of them was sent and the last of them ended, by our own clock, in milliseconds since 1970. */
	sentAt: number;
	endedAt: number;
	/** Whether the service may still be writing: it did not end the request itself. */
	mayBeLate: boolean;
	/** The same of the row of this run that is known to have become this record. */
	ownRow(id: number): IDataObject | undefined;
	claims: Claims;
}

/**
 * What is not there yet is looked for again after each of these pauses (milliseconds); only then a row counts as not written.
 * A gateway gives up while the service behind it may still be writing, and lists can be up to ten seconds behind (`settling`,
 * which is not waited for where the list shows what is newer than the requests). A list that surely lacks something is given
 * some time more.
 */
const LOOK_AGAIN_AFTER = {
	late: [1_500, 3_000, 5_000, 10_000],
	ended: [1_500, 3_000],
	settling: [6_000],
	behind: [5_000, 10_000],
};

/** Times of the service are whole seconds. */
const SECOND = 1;

/** How far the service's clock may be off, once its answers have told it; seconds. */
const TOLERANCE = 60;

/**
 * Looks up which rows in doubt exist.
 *
 * @returns the answer that made it impossible to read the records, so that nothing is known
 */
export async function findWritten(
	connection: Connection,
	list: RecordList,
	doubts: Doubts,
): Promise<Found | Exclude<Answer, { kind: 'ok' }>> {
	try {
		return await lookRepeatedly(connection, list, doubts);
	} catch (error) {
		// Unreadable is an outcome here, not a failure of the run: the rows are reported as "may have been created".
		if (error instanceof UnreadableError) return error.answer;
		throw asError(error);
	}
}

async function lookRepeatedly(
	connection: Connection,
	list: RecordList,
	doubts: Doubts,
): Promise<Found> {
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
		// What has grown since the last look is still being written.
		looks = found.written.size > written ? 1 : looks + 1;
		written = found.written.size;
		const pauses = pausesOf(connection, doubts, newest);
		const pause = written === rows.size ? undefined : pauses[looks - 1];
		if (pause === undefined) {
			// At once, before anything else can run: another execution may look at the same records.
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

/** What a list does not show that is behind may have been written all the same. */
function withoutConclusions({ rows }: Doubts, { written, doubtful }: Found): Found {
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
): Found {
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
	const found = match(rows, candidates, judgeBy({ ...circumstances, certain }));
	// The first that are found prove who the author is.
	return certain || found.written.size === 0
		? found
		: match(rows, candidates, judgeBy({ ...circumstances, certain: true }));
}

/** An outage must not end rows as uncertain while waiting can still clear them up: so often, with this pause (milliseconds). */
const READ_AGAIN = { times: 6, after: 15_000 };

async function patiently<T>(connection: Connection, reading: () => Promise<T>): Promise<T> {
	for (let times = 0; times < READ_AGAIN.times; times += 1) {
		try {
			return await reading();
		} catch (error) {
			// Only what can pass is worth waiting for.
			if (!(error instanceof UnreadableError) || !isPassing(error.answer)) throw asError(error);
		}
		connection.log('amoCRM cannot be read to find out what was written; trying again');
		await connection.pause(READ_AGAIN.after);
	}
	return await reading();
}

/** Whether waiting may help. */
function isPassing(answer: Answer): boolean {
	return answer.kind === 'unknown' || (answer.kind === 'notSent' && answer.reason === 'connection');
}
