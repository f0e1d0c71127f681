import { sleep, type IDataObject } from 'n8n-workflow';

import type { Connection } from './connection';
import { readPage, UnreadableError } from './pages';
import { likeness, nameOf } from './sameContent';
import type { WriteTarget } from './types';

/** Rows that were sent without an answer that tells what became of them. */
export interface Doubts {
	/** Body sent for each row, by the row's number. */
	rows: ReadonlyMap<number, IDataObject>;
	/** The newest id known before any of them was sent; older records are none of theirs. 0 = none known. */
	after: number;
	/** When the first of them was sent, in milliseconds since 1970. */
	sentAt: number;
	/** Whether a record is known to belong to another row of this run. */
	isTaken(id: number): boolean;
}

/** What became of rows in doubt. Rows in none of the two were not written. */
export interface Found {
	written: Map<number, number>;
	/** Records that may be a row's: the same name with other content. Nothing may be sent again for these rows. */
	possible: Map<number, number>;
}

/**
 * A gateway gives up while the service behind it may still be writing. What is not there yet is looked for again after
 * each of these pauses (milliseconds), until all is found; only then a row counts as not written.
 */
const LOOK_AGAIN_AFTER = [1_500, 3_000, 5_000];

/**
 * Looks up which rows in doubt exist, reading the newest records first: that order works on every account, while filters
 * are a paid option that is silently ignored without it (API facts 1.7).
 *
 * `undefined` when the records cannot be read, so that nothing is known.
 */
export async function findWritten(
	connection: Connection,
	target: WriteTarget,
	doubts: Doubts,
): Promise<Found | undefined> {
	try {
		let found = match(doubts, await readNewest(connection, target, doubts));
		for (const pause of LOOK_AGAIN_AFTER) {
			if (found.written.size === doubts.rows.size) break;
			await sleep(pause);
			found = match(doubts, await readNewest(connection, target, doubts));
		}
		return found;
	} catch (error) {
		// Unreadable is an outcome here, not a failure of the run: the rows are reported as "may have been created".
		if (error instanceof UnreadableError) return undefined;
		throw asError(error);
	}
}

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));

/** Clocks of the service and of this machine may differ by this much, in seconds. */
const CLOCK_SKEW = 600;

/** More than this was not written since: the beginning cannot be found, so nothing is known. */
const MAX_PAGES = 60;

/** Records newer than the moment of sending that are no known row's. Throws UnreadableError. */
async function readNewest(connection: Connection, target: WriteTarget, doubts: Doubts): Promise<IDataObject[]> {
	const candidates: IDataObject[] = [];
	for (let page = 1; page <= MAX_PAGES; page += 1) {
		const { elements, last } = await readPage(connection, target.path, target.name, { page, 'order[id]': 'desc' });
		const newer = elements.filter(({ id }) => Number(id) > doubts.after);
		for (const record of newer) if (!doubts.isTaken(Number(record.id))) candidates.push(record);
		const passed = newer.length < elements.length || newer.every((record) => isOlder(record, doubts));
		if (last || passed) return candidates;
	}
	throw new UnreadableError({ kind: 'unknown', detail: 'too many new records' });
}

/** A page on which nothing is new and nothing fits lies before the moment of sending. Dates can be set by whoever writes. */
function isOlder(record: IDataObject, { sentAt, rows }: Doubts): boolean {
	if (Number(record.created_at) >= sentAt / 1000 - CLOCK_SKEW) return false;
	for (const sent of rows.values()) if (likeness(sent, record) > 0) return false;
	return true;
}

/** Gives each record to at most one row, the best fits first, so that ten equal rows need ten records. */
export function match({ rows }: Pick<Doubts, 'rows'>, candidates: readonly IDataObject[]): Found {
	const written = new Map<number, number>();
	const possible = new Map<number, number>();
	const free = new Set(candidates);
	const byName = groupByName(candidates);
	for (const wanted of [3, 2, 1]) {
		for (const [row, sent] of rows) {
			if (written.has(row)) continue;
			const near = sent.name === undefined ? candidates : (byName.get(nameOf(sent)) ?? []);
			const record = near.find((one) => free.has(one) && likeness(sent, one) >= wanted);
			if (!record) continue;
			free.delete(record);
			(wanted > 1 ? written : possible).set(row, Number(record.id));
		}
	}
	return { written, possible };
}

function groupByName(records: readonly IDataObject[]): Map<string, IDataObject[]> {
	const groups = new Map<string, IDataObject[]>();
	for (const record of records) {
		const group = groups.get(nameOf(record));
		if (group) group.push(record);
		else groups.set(nameOf(record), [record]);
	}
	return groups;
}
