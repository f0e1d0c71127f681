import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../http/connection';
import { isSamePage, MAX_PAGE, readPage, SAME_PAGE, sorted, UnreadableError } from './pages';
import type { PagedList } from '../types';

/** A complete list of the account, read only as far as needed. Its functions throw UnreadableError. */
export interface WholeList {
	/** Whether the list has at most this many pages of 250. Reads and keeps one page per doubling. */
	isWithin(pages: number): Promise<boolean>;
	/** Reads the remaining pages. */
	read(): Promise<void>;
	isRead(): boolean;
}

/** Concurrent page reads, so that a slow service does not take long. */
const MAX_IN_FLIGHT = 21;

/** @param take called once per element, with pages in any order */
export function createWholeList(
	connection: Connection,
	list: PagedList,
	take: (record: IDataObject) => void,
): WholeList {
	/** Pages already read that have elements. */
	const seen = new Set<number>([0]);
	/** The first page, which is always read before any other. */
	let first: IDataObject[] = [];
	/** Pages that are not full, which are probably last. */
	const short = new Set<number>();
	/** The page after which nothing follows. */
	let end = Number.POSITIVE_INFINITY;
	let complete = false;

	const readOne = async (page: number) => {
		const { elements, last } = await readPage(connection, list, {
			page,
			...sorted(list, 'id', 'asc'),
		});
		if (page === 1) first = elements;
		else if (isSamePage(first, elements)) throw new UnreadableError(SAME_PAGE);
		elements.forEach(take);
		if (elements.length > 0) seen.add(page);
		if (elements.length < (list.pageSize ?? MAX_PAGE)) short.add(page);
		// An empty page says nothing about the one before it.
		if (last) end = Math.min(end, elements.length > 0 ? page : page - 1);
	};

	/** Reads pages 1, 3, 7, 15 …, since lists have no count (API facts 1.4). */
	const isWithin = async (pages: number) => {
		const next = (page: number) => (short.has(page) ? page + 1 : 2 * page + 1);
		for (let page = 1; page <= pages && end === Number.POSITIVE_INFINITY; page = next(page))
			if (!seen.has(page)) await readOne(page);
		return end <= pages;
	};

	/** Bisects between the last page known to have elements and the first known to be empty. */
	const findEnd = async () => {
		await isWithin(Number.POSITIVE_INFINITY);
		for (let last = Math.max(...seen); end - last > 2; last = Math.max(...seen))
			await readOne(last + Math.ceil((end - last) / 2));
	};

	const read = async () => {
		if (complete) return;
		await findEnd();
		const missing = Array.from({ length: end }, (_, i) => i + 1).filter((page) => !seen.has(page));
		for (let i = 0; i < missing.length; i += MAX_IN_FLIGHT)
			await Promise.all(missing.slice(i, i + MAX_IN_FLIGHT).map(readOne));
		complete = true;
	};

	return { isWithin, read, isRead: () => complete };
}
