import type { IDataObject } from 'n8n-workflow';

import type { Claims } from './claims';
import { read, type Connection } from '../http/connection';
import { forgetIds, sawId } from '../read/newestKnown';
import { embedded, isByAge, readPage, sorted, UnreadableError } from '../read/pages';
import { isNameless, nameKey } from './sameContent';
import type { RecordList } from '../types';

/** Where the records of interest begin. */
export interface Since {
	/** The newest id known at that moment, 0 = none. */
	after: number;
	/** The newest id known now, 0 = none: a list that does not show it is behind. */
	known: number;
	/** The moment, by our own clock, in milliseconds since 1970. */
	sentAt: number;
	/** What was sent then. */
	rows: ReadonlyMap<number, IDataObject>;
	/** Whatever this run wrote is of interest. */
	ownRow(id: number): IDataObject | undefined;
	claims: Claims;
}

/** What was found so far. */
export interface Newest {
	/** All records ever seen, newest first. */
	records: IDataObject[];
	/** Records up to this id were there before; 0 = only their time tells. */
	after: number;
	/** The list does not show yet what is known to have been written. */
	isBehind: boolean;
	/** The latest time of the service's clock that the list is known to show, in seconds since 1970. */
	upTo: number;
}

/** More pages than this were not written since: the beginning cannot be found. */
const MAX_PAGES = 200;

/**
 * So many pages in a row with nothing but older records lie before the moment, where no id tells. One would not do: dates can
 * be set by whoever writes, and another import of old data may fill a page.
 */
const OLDER_PAGES = 3;

/** What is older than this before the sending was there before, even where clocks do not agree; seconds. */
export const LONG_BEFORE = 600;

/** The address of a list as `newestKnown` takes it. */
export const listKey = ({ cacheKey }: Connection, { path }: RecordList) => `${cacheKey} ${path}`;

/** A moment of our own clock by that of the service, in seconds since 1970. */
export const serviceSeconds = (connection: Connection, moment: number): number =>
	(moment + connection.serviceNow() - Date.now()) / 1000;

/**
 * Reads what is newer than some moment, newest first: that order works on every account, while filters are a paid option
 * that is silently ignored without it (API facts 1.7).
 *
 * Each call reads again and gives all that was ever seen, so that a record which moves from page to page while others write
 * and delete is neither missed nor counted twice. Throws UnreadableError, also when the beginning cannot be found.
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
	/** Where reading ends, once that is known. */
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

	/** A list that lacks the newest id of before is behind, or is another one under the same address. */
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

	/** What need not be looked at closely: it was there before, or is known to be another row's. */
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

/** The newest id of a list; `undefined` where it is empty or cannot be read. Costs one request. */
export async function newestInList(
	connection: Connection,
	list: RecordList,
): Promise<number | undefined> {
	const limit = isByAge(list) ? { limit: 1, page: 1 } : {};
	const answer = await read(connection, list.path, { ...limit, ...sorted(list, 'id', 'desc') });
	const newest = answer.kind === 'ok' ? newestIn(embedded(answer.body, list.name)) : 0;
	return newest > 0 ? newest : undefined;
}

/** The newest id of some elements, in whatever order they come; 0 = none. */
const newestIn = (elements: readonly IDataObject[]): number =>
	elements
		.map(({ id }) => Number(id ?? 0))
		.filter(Number.isSafeInteger)
		.reduce((newest, id) => Math.max(newest, id), 0);

/** Parts that were sent with a row show only where they are asked for. */
function queryOf({ qs = {}, shownWith = [] }: RecordList, rows: Since['rows']): IDataObject {
	const sent = new Set(
		[...rows.values()].flatMap(({ _embedded: own }) => Object.keys(Object(own))),
	);
	const wanted = shownWith.filter((name) => sent.has(name));
	const all = [...new Set([qs.with, ...wanted].flat().filter(Boolean).map(String))];
	return all.length === 0 ? qs : { ...qs, with: all.join(',') };
}

/** Whoever writes may set a time, but hardly one that has just been. */
const upTo = (records: readonly IDataObject[], now: number): number =>
	records
		.flatMap(({ created_at: created, updated_at: updated }) => [Number(created), Number(updated)])
		.filter((time) => time <= now)
		.reduce((latest, time) => Math.max(latest, time), 0);

/** Whether a record can be read by its id, which is never behind. */
async function isThere(connection: Connection, { path }: RecordList, id: number): Promise<boolean> {
	const answer = await read(connection, `${path}/${id}`);
	if (answer.kind === 'ok') return answer.body !== undefined;
	// Missing records are answered 204 or 404, by kind (API facts 3.1).
	if (answer.kind === 'refused' && answer.status === 404) return false;
	throw new UnreadableError(answer);
}

/** What is there does not go away while it is looked for. */
function lookedUpOnce(lookUp: (id: number) => Promise<boolean>): (id: number) => Promise<boolean> {
	const known = new Map<number, boolean>();
	return async (id) => {
		const found = known.get(id) ?? (await lookUp(id));
		known.set(id, found);
		return found;
	};
}

/** The records, of which some are completed by what their list does not tell. */
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
