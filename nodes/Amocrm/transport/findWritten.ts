import { sleep, type IDataObject } from 'n8n-workflow';

import { asError } from './asError';
import type { Connection } from './connection';
import { authorsOf, judgeBy, likelyAuthors } from './judge';
import { match, type Found } from './matchRows';
import { newestRecords, type Newest } from './newestRecords';
import { UnreadableError } from './pages';
import type { Answer, RecordList } from './types';

/** Rows that were sent without an answer that tells what became of them. */
export interface Doubts {
	/** What was sent for each row, as far as it is compared, by the row's number. */
	rows: ReadonlyMap<number, IDataObject>;
	/** The newest id known before any of them was sent; older records are none of theirs. 0 = none known. */
	after: number;
	/** When the first of them was sent, in milliseconds since 1970. */
	sentAt: number;
	/** Whether the service may still be writing: it did not end the request itself. */
	mayBeLate: boolean;
	/** The same of the row of this run that is known to have become this record. */
	ownRow(id: number): IDataObject | undefined;
}

/**
 * A gateway gives up while the service behind it may still be writing. What is not there yet is looked for again after
 * each of these pauses (milliseconds), until all is found; only then a row counts as not written.
 */
const LOOK_AGAIN_AFTER = { late: [1_500, 3_000, 5_000, 10_000], ended: [1_500, 3_000] };

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
	const pauses = LOOK_AGAIN_AFTER[doubts.mayBeLate ? 'late' : 'ended'];
	const readNewest = newestRecords(connection, list, doubts);
	let authors: Promise<Set<number> | undefined> | undefined;
	let written = 0;
	for (let looks = 0; ; ) {
		const newest = await patiently(connection, readNewest);
		const known = authorsOf(newest.records, doubts.ownRow);
		const likely = known.size > 0 ? known : await (authors ??= likelyAuthors(connection));
		const found = matchNewest(doubts, newest, known.size > 0, likely);
		if (found.written.size === doubts.rows.size) return found;
		// What has grown since the last look is still being written.
		looks = found.written.size > written ? 1 : looks + 1;
		written = found.written.size;
		const pause = pauses[looks - 1];
		if (pause === undefined) return found;
		await sleep(pause);
	}
}

function matchNewest(
	{ rows, ownRow, sentAt }: Doubts,
	{ records, after }: Newest,
	certain: boolean,
	authors: ReadonlySet<number> | undefined,
): Found {
	const candidates = records.filter(({ id }) => Number(id) > after && !ownRow(Number(id)));
	const since = after > 0 ? undefined : sentAt / 1000;
	const found = match(rows, candidates, judgeBy({ authors, certain, sentAt: since }));
	// The first that are found prove who the author is.
	if (certain || found.written.size === 0) return found;
	return match(rows, candidates, judgeBy({ authors, certain: true, sentAt: since }));
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
		await sleep(READ_AGAIN.after);
	}
	return await reading();
}

/** Whether waiting may help. */
function isPassing(answer: Answer): boolean {
	return answer.kind === 'unknown' || (answer.kind === 'notSent' && answer.reason === 'connection');
}
