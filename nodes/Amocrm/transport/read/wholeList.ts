import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../http/connection';
import { isSamePage, MAX_PAGE, readPage, SAME_PAGE, sorted, UnreadableError } from './pages';
import type { Listed } from '../types';

/** A whole list of the account, read no further than is needed. Its functions throw UnreadableError. */
export interface WholeList {
	/** Whether it has at most so many pages of 250. A page is read for each doubling of the number, and kept. */
	isWithin(pages: number): Promise<boolean>;
	/** Reads what was not read so far. */
	read(): Promise<void>;
	isRead(): boolean;
}

/** Pages read at once, so that a slow service does not make it long. */
const MAX_UNDER_WAY = 21;

/** @param take is given each element once, in no particular order of pages */
export function createWholeList(
	connection: Connection,
	list: Listed,
	take: (record: IDataObject) => void,
): WholeList {
	/** Pages that were read and have elements. */
	const seen = new Set<number>([0]);
	/** The first page, which is always read before any other. */
	let first: IDataObject[] = [];
	/** Pages that were not full, so that they are likely to be the last. */
	const short = new Set<number>();
	/** A page behind which there is nothing. */
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

	/** Pages 1, 3, 7, 15 …: lists cannot be counted (API facts 1.4). */
	const isWithin = async (pages: number) => {
		const next = (page: number) => (short.has(page) ? page + 1 : 2 * page + 1);
		for (let page = 1; page <= pages && end === Number.POSITIVE_INFINITY; page = next(page))
			if (!seen.has(page)) await readOne(page);
		return end <= pages;
	};

	/** Halves what lies between the last page known to have elements and the first known to be empty. */
	const findEnd = async () => {
		await isWithin(Number.POSITIVE_INFINITY);
		for (let last = Math.max(...seen); end - last > 2; last = Math.max(...seen))
			await readOne(last + Math.ceil((end - last) / 2));
	};

	const read = async () => {
		if (complete) return;
		await findEnd();
		const missing = Array.from({ length: end }, (_, i) => i + 1).filter((page) => !seen.has(page));
		for (let i = 0; i < missing.length; i += MAX_UNDER_WAY)
			await Promise.all(missing.slice(i, i + MAX_UNDER_WAY).map(readOne));
		complete = true;
	};

	return { isWithin, read, isRead: () => complete };
}
