import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../http/connection';
import {
	isByAge,
	isSamePage,
	MAX_PAGE,
	readPage,
	SAME_PAGE,
	sorted,
	UnreadableError,
} from './pages';
import { readNow } from './readNow';
import { isFrom, type Dated } from './recentWrites';
import type { RecordList } from '../types';

/** Reads complete records while others are still being written. */
export interface RecordReader {
	/** Requests a record, in the state its write left it in (if known) or a later one. */
	want(id: number, state?: Dated): void;
	/** Requests a record that is far from the newest and is therefore read by itself. */
	wantOld(id: number): void;
	/** Reads the remaining records. Records that could not be read are missing from the map. Never throws. */
	finish(): Promise<Map<number, IDataObject>>;
	/** The number of records of which only an outdated state could be read. */
	behind(): number;
	/** Sends no further requests; for when the records are no longer needed. */
	stop(): void;
}

/** Most records kept that were read before they were requested. */
const MAX_EARLY = 2_000;

/** Concurrent page reads, so that a slow service does not make reading longer than writing. */
const MAX_IN_FLIGHT = 21;

/** Limit for records that are in no page and are read one by one; more would take longer than they are worth. */
const MAX_SINGLE = 100;

/**
 * Reads written records in pages of 250, newest first. This run's records are always among the newest, and that order
 * works in every account, while a filter by IDs is a paid option (API facts 1.7, 1.8). Updated records are read most
 * recently changed first, and only at the end, since an earlier page can predate the update. Records that are missing
 * from the pages or outdated there, since lists lag up to 10 s, are read again by ID.
 *
 * @param updates whether the records already existed
 */
export function createRecordReader(
	connection: Connection,
	list: RecordList,
	updates: boolean,
): RecordReader {
	const records = new Map<number, IDataObject>();
	const wanted = new Map<number, Dated>();
	/** Not where they should be: lagging, deleted, or moved to another page during reading. */
	const missed = new Map<number, Dated>();
	const early = new Map<number, IDataObject>();
	let round: Promise<boolean> | undefined;
	let stopped = false;
	let behind = 0;

	const keepEarly = (id: number, record: IDataObject) => {
		early.set(id, record);
		const [oldest] = early.keys();
		if (early.size > MAX_EARLY && oldest !== undefined) early.delete(oldest);
	};

	const take = (record: IDataObject) => {
		const id = Number(record.id);
		const state = wanted.get(id) ?? missed.get(id);
		if (state && isFrom(record, state)) {
			wanted.delete(id);
			missed.delete(id);
			records.set(id, record);
			return true;
		}
		if (!updates && !state && !records.has(id)) keepEarly(id, record);
		return false;
	};

	/** Reads a page, and returns whether it reaches back to this ID or to records that were not updated. */
	const readOnePage = async (page: number, oldest: number) => {
		const { elements, last } = await readPage(connection, list, {
			...list.qs,
			page,
			...sorted(list, updates ? 'updated_at' : 'id', 'desc'),
		});
		const taken = elements.filter(take).length;
		const passed = updates ? taken === 0 : Number(elements.at(-1)?.id) <= oldest;
		const ends = last || (isByAge(list) && passed);
		return { elements, ends };
	};

	const readNewest = async () => {
		const sought = [...wanted];
		const oldest = smallest(sought.map(([id]) => id));
		let before: IDataObject[] = [];
		for (let page = 1, reached = stopped; !reached; ) {
			if (wanted.size === 0) return;
			// Records written since the round began come before the ones it looks for.
			const pages = Math.min(Math.ceil(wanted.size / MAX_PAGE), MAX_IN_FLIGHT);
			const numbers = Array.from({ length: pages }, (_, i) => page + i);
			const read = await Promise.all(numbers.map(async (n) => await readOnePage(n, oldest)));
			for (const { elements } of read) {
				if (isSamePage(before, elements)) throw new UnreadableError(SAME_PAGE);
				before = elements;
			}
			reached = stopped || read.some(({ ends }) => ends);
			page += pages;
		}
		for (const [id, state] of sought) if (wanted.delete(id)) missed.set(id, state);
	};

	const attempt = async (reading: () => Promise<void>) => {
		try {
			await reading();
			return true;
		} catch (error) {
			// The records exist; failing to read them back must not turn them into errors.
			connection.log(
				`Reading records back from amoCRM failed: ${error instanceof Error ? error.message : String(error)}`,
			);
			return false;
		}
	};

	const wantOld = (id: number) => {
		missed.set(id, ANY_STATE);
	};

	const want = (id: number, state = ANY_STATE) => {
		const record = early.get(id);
		if (record) {
			early.delete(id);
			records.set(id, record);
			return;
		}
		wanted.set(id, state);
		if (stopped || updates || wanted.size < MAX_PAGE || round) return;
		round = attempt(readNewest).finally(() => {
			round = undefined;
		});
	};

	const readMissed = async () => {
		if (missed.size === 0) return;
		const states = new Map(missed);
		const found = new Map<number, IDataObject>();
		try {
			await readNow(connection, list, states, MAX_SINGLE, found);
		} finally {
			for (const [id, record] of found) {
				records.set(id, record);
				if (!isFrom(record, states.get(id) ?? ANY_STATE)) behind += 1;
			}
		}
	};

	const finish = async () => {
		await round;
		const [only] = wanted;
		// A single record is read faster by ID, wherever it is in the list by now.
		if (wanted.size === 1 && only) {
			wanted.clear();
			missed.set(...only);
		}
		if (await attempt(readNewest)) await attempt(readMissed);
		return records;
	};

	const stop = () => {
		stopped = true;
	};

	return { want, wantOld, finish, behind: () => behind, stop };
}

/** For records of which any state will do. */
const ANY_STATE: Dated = { dated: false };

function smallest(ids: readonly number[]): number {
	return ids.reduce((least, id) => Math.min(least, id), Number.POSITIVE_INFINITY);
}
