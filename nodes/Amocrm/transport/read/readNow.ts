import type { IDataObject } from 'n8n-workflow';

import { asError } from '../http/asError';
import { read, type Connection } from '../http/connection';
import { isObject } from '../http/json';
import { MAX_PAGE, readPage, sorted, UnreadableError } from './pages';
import { isFrom, type Dated } from './recentWrites';
import type { RecordList } from '../types';

/** Concurrent reads of single records. */
const MAX_IN_FLIGHT = 21;

/** Pauses between attempts to read a record that lags behind a write, in milliseconds; about 10 s in total. */
const WAITS_MS = [500, 1_000, 1_500, 2_000, 2_500, 2_500];

/** A missing record is requested once more after the first pause, since it may have just been written. */
const ABSENT_TIMES = 2;

/** Above this number, pages are tried first: reading records one by one costs a request each. */
const FEW = 50;

/**
 * Reads records by ID, in the state their write left them in or a later one. Older states are requested again for about
 * 10 s, then accepted. Records that do not exist are missing from the map.
 *
 * Throws UnreadableError.
 *
 * @param states what is known about the records' modification dates, by ID
 * @param most limit for records that are in no page and are read one by one
 * @param records receives the records, including those read before an error
 */
export async function readNow(
	connection: Connection,
	list: RecordList,
	states: ReadonlyMap<number, Dated>,
	most = Number.POSITIVE_INFINITY,
	records = new Map<number, IDataObject>(),
): Promise<Map<number, IDataObject>> {
	const absent = new Map<number, number>();
	const isCurrent = (id: number, record: IDataObject) =>
		isFrom(record, states.get(id) ?? { dated: false });
	let open = [...states.keys()];
	for (const [i, wait] of [...WAITS_MS, 0].entries()) {
		if (open.length > FEW) {
			for (const record of await manyOf(connection, list, open)) {
				const id = Number(record.id);
				if (states.has(id) && isCurrent(id, record)) records.set(id, record);
			}
			open = open.filter((id) => !records.has(id));
		}
		// Many records missing from pages all lag alike.
		if (open.length <= FEW || i === WAITS_MS.length)
			await inParallel(open.slice(0, most), async (id) => {
				const record = await readOne(connection, list, id);
				if (record) records.set(id, record);
				else absent.set(id, (absent.get(id) ?? 0) + 1);
			});
		open = open.filter((id) => {
			const record = records.get(id);
			return record ? !isCurrent(id, record) : (absent.get(id) ?? 0) < ABSENT_TIMES;
		});
		if (open.length === 0 || connection.cancelled()) break;
		await connection.pause(wait);
	}
	return records;
}

/** Reads pages that contain the records, using the list's best method. */
const manyOf = async (connection: Connection, list: RecordList, ids: readonly number[]) =>
	list.filtersIds
		? await filtered(connection, list, ids)
		: await lastChanged(connection, list, ids.length);

/** Limits the length of the URL. */
const MOST_IDS = 200;

async function filtered(
	connection: Connection,
	list: RecordList,
	ids: readonly number[],
): Promise<IDataObject[]> {
	const groups = Array.from({ length: Math.ceil(ids.length / MOST_IDS) }, (_, i) => i);
	const pages: IDataObject[][] = [];
	await inParallel(groups, async (group) => {
		const id = ids.slice(group * MOST_IDS, (group + 1) * MOST_IDS);
		const { elements } = await readPage(connection, list, { ...list.qs, filter: { id } });
		pages.push(elements);
	});
	return pages.flat();
}

/** The most recently changed records, with some room for changes by others. */
async function lastChanged(
	connection: Connection,
	list: RecordList,
	count: number,
): Promise<IDataObject[]> {
	const numbers = Array.from({ length: Math.ceil(count / MAX_PAGE) + 1 }, (_, i) => i + 1);
	const pages: IDataObject[][] = [];
	await inParallel(numbers, async (page) => {
		const { elements } = await readPage(connection, list, {
			...list.qs,
			page,
			...sorted(list, 'updated_at', 'desc'),
		});
		pages.push(elements);
	});
	return pages.flat();
}

/** One record; `undefined` if it does not exist. Throws UnreadableError. */
async function readOne(
	connection: Connection,
	list: RecordList,
	id: number,
): Promise<IDataObject | undefined> {
	const answer = await read(connection, `${list.path}/${id}`, list.qs);
	if (answer.kind === 'ok') return isObject(answer.body) ? answer.body : undefined;
	// A missing record is answered 204 or 404, depending on the type (API facts 3.1).
	if (answer.kind === 'refused' && answer.status === 404) return undefined;
	throw new UnreadableError(answer);
}

async function inParallel(
	numbers: readonly number[],
	work: (number: number) => Promise<void>,
): Promise<void> {
	const open = numbers.values();
	let failed = false;
	const worker = async () => {
		for (const number of open) {
			if (failed) return;
			try {
				await work(number);
			} catch (error) {
				// Stop the other workers.
				failed = true;
				throw asError(error);
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(MAX_IN_FLIGHT, numbers.length) }, worker));
}
