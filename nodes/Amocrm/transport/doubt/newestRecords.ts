import type { IDataObject } from 'n8n-workflow';

import type { Claims } from './claims';
import { read, type Connection } from '../http/connection';
import { forgetIds, sawId } from '../read/newestKnown';
import { embedded, isByAge, readPage, sorted, UnreadableError } from '../read/pages';
import { isNameless, nameKey } from './sameContent';
import type { RecordList } from '../types';

/** Where the relevant records begin. */
export interface Since {
	/** The newest ID known at that time, 0 = none. */
	after: number;
	/** The newest ID known now, 0 = none; a list that does not show it is lagging. */
	known: number;
	/** The time on the local clock, in milliseconds since 1970. */
	sentAt: number;
	/** What was sent at that time. */
	rows: ReadonlyMap<number, IDataObject>;
	/** The compared content of the row of this run that became this record, if any. */
	ownRow(id: number): IDataObject | undefined;
	claims: Claims;
}

/** The records found so far. */
export interface Newest {
	/** All records ever seen, newest first. */
	records: IDataObject[];
	/** Records up to this ID are older; 0 = only their timestamps tell. */
	after: number;
	/** The list does not yet show records that are known to exist. */
	isBehind: boolean;
	/** The latest service time the list is known to reflect, in seconds since 1970. */
	upTo: number;
}

/** Fewer pages than this can have been written since; beyond it, the search is given up. */
const MAX_PAGES = 200;

/**
 * Without an ID to stop at, reading stops after this many consecutive pages of older records. One page is not enough:
 * writers can set dates, and another import of old data can fill a page.
 */
const OLDER_PAGES = 3;

/** Records this much older than the request existed before it, even if clocks disagree; seconds. */
export const LONG_BEFORE = 600;

/** The key of a list for `newestKnown`. */
export const listKey = ({ cacheKey }: Connection, { path }: RecordList) => `${cacheKey} ${path}`;

/** Converts a local time to the service's clock, in seconds since 1970. */
export const serviceSeconds = (connection: Connection, moment: number): number =>
	(moment + connection.serviceNow() - Date.now()) / 1000;

/**
 * Reads records written since a point in time, newest first. That order works in every account, while filters are a paid
 * option that is silently ignored elsewhere (API facts 1.7).
 *
 * Each call reads again and returns everything seen so far, so that a record that moves between pages during concurrent
 * changes is neither missed nor counted twice. Throws UnreadableError, also if the beginning cannot be found.
 */
export function newestRecords(
	connection: Connection,
	list: RecordList,
	since: Since,
): () => Promise<Newest> {
	const seen = new Map<number, IDataObject>();
	const key = listKey(connection, list);
	const qs = queryOf(list, since.rows);
	const exists = lookedUpOnce(async (id) => await isThere(connection, list, id));
	let { after } = since;
	/** The ID at which reading stops, once known. */
	let end = after;

	const take = (elements: readonly IDataObject[]) => {
		for (const record of elements) seen.set(Number(record.id), record);
	};

	const readOnePage = async (page: number) => {
		const { elements, last } = await readPage(connection, list, {
			...qs,
			page,
			...sorted(list, 'id', 'desc'),
		});
		const { content } = list;
		return { elements: content ? elements.map((element) => content(element)) : elements, last };
	};

	/** A list without the previously newest ID either lags or is a different list under the same address. */
	const begin = async (newest: number) => {
		sawId(key, newest);
		if (newest >= after || (await exists(after))) return;
		forgetIds(key);
		since.claims.forget();
		after = 0;
		end = 0;
	};

	const readAgain = async () => {
		let olderPages: IDataObject[][] = [];
		const isOlder = isOlderThan(since, serviceSeconds(connection, since.sentAt));
		for (let page = 1; page <= MAX_PAGES; page += 1) {
			const { elements, last } = await readOnePage(page);
			if (page === 1) await begin(newestIn(elements));
			take(elements);
			if (last) return;
			if (!isByAge(list)) continue;
			if (elements.some(({ id }) => Number(id) <= end)) return;
			olderPages = elements.every(isOlder) ? [...olderPages, elements] : [];
			if (olderPages.length === OLDER_PAGES) {
				end = Number(olderPages[0]?.[0]?.id ?? 0);
				return;
			}
		}
		throw new UnreadableError({
			kind: 'refused',
			status: 422,
			body: { detail: 'too many new records' },
		});
	};

	/** Skips records that are older or known to belong to another row. */
	const names = new Set([...since.rows.values()].map(nameKey));
	const mayBeWritten = (record: IDataObject) =>
		Number(record.id) > after &&
		!since.ownRow(Number(record.id)) &&
		(names.has(nameKey(record)) || isNameless(record));

	return async () => {
		await readAgain();
		const records = [...seen.values()].sort((a, b) => Number(b.id) - Number(a.id));
		const newest = Number(records[0]?.id ?? 0);
		return {
			records: await completed(list, records.filter(mayBeWritten), records),
			after,
			isBehind: newest < since.known && (await exists(since.known)),
			upTo: upTo(records, connection.serviceNow() / 1000),
		};
	};
}

/** The newest ID in a list; `undefined` if it is empty or cannot be read. Costs one request. */
export async function newestInList(
	connection: Connection,
	list: RecordList,
): Promise<number | undefined> {
	const limit = isByAge(list) ? { limit: 1, page: 1 } : {};
	const answer = await read(connection, list.path, { ...limit, ...sorted(list, 'id', 'desc') });
	const newest = answer.kind === 'ok' ? newestIn(embedded(answer.body, list.name)) : 0;
	return newest > 0 ? newest : undefined;
}

/** The largest ID of some elements in any order; 0 = none. */
const newestIn = (elements: readonly IDataObject[]): number =>
	elements
		.map(({ id }) => Number(id ?? 0))
		.filter(Number.isSafeInteger)
		.reduce((newest, id) => Math.max(newest, id), 0);

/** Embedded parts appear in the list only if `with` asks for them. */
function queryOf({ qs = {}, shownWith = [] }: RecordList, rows: Since['rows']): IDataObject {
	const sent = new Set(
		[...rows.values()].flatMap(({ _embedded: own }) => Object.keys(Object(own))),
	);
	const wanted = shownWith.filter((name) => sent.has(name));
	const all = [...new Set([qs.with, ...wanted].flat().filter(Boolean).map(String))];
	return all.length === 0 ? qs : { ...qs, with: all.join(',') };
}

/** Ignores future timestamps, which writers can set. */
const upTo = (records: readonly IDataObject[], now: number): number =>
	records
		.flatMap(({ created_at: created, updated_at: updated }) => [Number(created), Number(updated)])
		.filter((time) => time <= now)
		.reduce((latest, time) => Math.max(latest, time), 0);

/** Whether a record can be read by its ID, which never lags. */
async function isThere(connection: Connection, { path }: RecordList, id: number): Promise<boolean> {
	const answer = await read(connection, `${path}/${id}`);
	if (answer.kind === 'ok') return answer.body !== undefined;
	// A missing record is answered 204 or 404, depending on the type (API facts 3.1).
	if (answer.kind === 'refused' && answer.status === 404) return false;
	throw new UnreadableError(answer);
}

/** Remembers results, since records do not disappear during a lookup. */
function lookedUpOnce(lookUp: (id: number) => Promise<boolean>): (id: number) => Promise<boolean> {
	const known = new Map<number, boolean>();
	return async (id) => {
		const found = known.get(id) ?? (await lookUp(id));
		known.set(id, found);
		return found;
	};
}

/** Adds details that the list omits to some of the records. */
async function completed(
	list: RecordList,
	some: IDataObject[],
	records: IDataObject[],
): Promise<IDataObject[]> {
	if (!list.completed || some.length === 0) return records;
	const full = new Map((await list.completed(some)).map((record) => [record.id, record]));
	return records.map((record) => full.get(record.id) ?? record);
}

function isOlderThan({ rows, ownRow }: Since, sentAt: number): (record: IDataObject) => boolean {
	const names = new Set([...rows.values()].map(nameKey));
	const then = sentAt - LONG_BEFORE;
	return (record) =>
		Number(record.created_at) < then &&
		Number(record.updated_at) < then &&
		!names.has(nameKey(record)) &&
		!ownRow(Number(record.id));
}
