import type { IDataObject } from 'n8n-workflow';

import { asError } from '../http/asError';
import { read, type Connection } from '../http/connection';
import { isObject } from '../http/json';
import { MAX_PAGE, readPage, sorted, UnreadableError } from './pages';
import { isFrom, type Dated } from './recentWrites';
import type { RecordList } from '../types';

/** Records read at once. */
const MAX_UNDER_WAY = 21;

/** Waits for a record that lags behind what was written, in milliseconds; about 10 s in all. */
const WAITS_MS = [500, 1_000, 1_500, 2_000, 2_500, 2_500];

/** A record that is not there is asked for once more after the first wait: it may have been written just now. */
const ABSENT_TIMES = 2;

/** More than this are looked for in pages first: reading one by one takes a request for each. */
const FEW = 50;

/**
 * Reads records by their ids, in the state in which a write has left them or a later one: where the service gives an older
 * state it is asked again for about 10 s, and then taken at its word. Records that do not exist are missing from the map.
 *
 * Throws UnreadableError.
 *
 * @param states what is known of the records' dates of change, by their ids
 * @param most so many that are in no page are read one by one
 * @param records is filled, also with what was read before an error
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
		// Many that are in no page are behind, all of them alike.
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

/** Records among which those of the ids are, wherever the list can show them together. */
const manyOf = async (connection: Connection, list: RecordList, ids: readonly number[]) =>
	list.filtersIds
		? await filtered(connection, list, ids)
		: await lastChanged(connection, list, ids.length);

/** An address must not become too long. */
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

/** The records that were changed last, with room for some of others between them. */
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

/** One record; `undefined` where there is none. Throws UnreadableError. */
async function readOne(
	connection: Connection,
	list: RecordList,
	id: number,
): Promise<IDataObject | undefined> {
	const answer = await read(connection, `${list.path}/${id}`, list.qs);
	if (answer.kind === 'ok') return isObject(answer.body) ? answer.body : undefined;
	// Missing records are answered 204 or 404, by kind (API facts 3.1).
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
				// The other workers need not go on.
				failed = true;
				throw asError(error);
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(MAX_UNDER_WAY, numbers.length) }, worker));
}
