import type { IDataObject } from 'n8n-workflow';

import type { Connection } from './connection';
import { LONG_BEFORE } from './judge';
import { forgetIds, sawId } from './newestKnown';
import { readPage, UnreadableError } from './pages';
import { isNameless, nameKey } from './sameContent';
import type { RecordList } from './types';

/** Where the records of interest begin. */
export interface Since {
	/** The newest id known at that moment, 0 = none. */
	after: number;
	/** The moment, in milliseconds since 1970. */
	sentAt: number;
	/** What was sent then. */
	rows: ReadonlyMap<number, IDataObject>;
	/** Whatever this run wrote is of interest. */
	ownRow(id: number): IDataObject | undefined;
}

/** What was found so far: all records ever seen, newest first; those up to the id `after` were there before. */
export interface Newest {
	records: IDataObject[];
	after: number;
}

/** More pages than this were not written since: the beginning cannot be found. */
const MAX_PAGES = 200;

/**
 * So many pages in a row with nothing but older records lie before the moment, where no id tells. One would not do: dates can
 * be set by whoever writes, and another import of old data may fill a page.
 */
const OLDER_PAGES = 3;

/** The address of a list as `newestKnown` takes it. */
export const listKey = ({ cacheKey }: Connection, { path }: RecordList) => `${cacheKey} ${path}`;

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
	const isOlder = isOlderThan(since);
	let after = since.after;
	/** Where reading ends, once that is known. */
	let end = after;

	const take = (elements: readonly IDataObject[]) => {
		for (const record of elements) seen.set(Number(record.id), record);
	};

	const readOnePage = async (page: number) => {
		const { elements, last } = await readPage(connection, list.path, list.name, {
			...list.qs,
			page,
			'order[id]': 'desc',
		});
		const { content } = list;
		return { elements: content ? elements.map((element) => content(element)) : elements, last };
	};

	const begin = (newest: number) => {
		if (newest >= after) return sawId(key, newest);
		forgetIds(key);
		after = 0;
		end = 0;
	};

	const readAgain = async () => {
		let olderPages: IDataObject[][] = [];
		for (let page = 1; page <= MAX_PAGES; page += 1) {
			const { elements, last } = await readOnePage(page);
			if (page === 1) begin(Number(elements[0]?.id ?? 0));
			take(elements);
			if (last || elements.some(({ id }) => Number(id) <= end)) return;
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
	const dated = [...since.rows.values()].some(({ created_at: date }) => date !== undefined);
	const mayBeWritten = (record: IDataObject) =>
		Number(record.id) > after &&
		!since.ownRow(Number(record.id)) &&
		(dated || Number(record.created_at) >= since.sentAt / 1000 - LONG_BEFORE) &&
		(names.has(nameKey(record)) || isNameless(record));

	return async () => {
		await readAgain();
		const records = [...seen.values()].sort((a, b) => Number(b.id) - Number(a.id));
		return { records: await completed(list, records.filter(mayBeWritten), records), after };
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

function isOlderThan({ sentAt, rows, ownRow }: Since): (record: IDataObject) => boolean {
	const names = new Set([...rows.values()].map(nameKey));
	const then = sentAt / 1000 - LONG_BEFORE;
	return (record) =>
		Number(record.created_at) < then &&
		Number(record.updated_at) < then &&
		!names.has(nameKey(record)) &&
		!ownRow(Number(record.id));
}
