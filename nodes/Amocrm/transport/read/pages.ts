import type { IDataObject } from 'n8n-workflow';

import { read, type Connection } from '../http/connection';
import { at, isObject, objectsIn } from '../http/json';
import type { Answer, PagedList, RecordKey } from '../types';

/** Maximum page size, and maximum rows per write (API facts 1.5 and part 2). */
export const MAX_PAGE = 250;

/** The default page size, for services that ignore `limit` or allow less than requested (API facts 1.5). */
const LEAST_PAGE = 50;

/** The elements of an answer: under `_embedded`, or the bare array if `name` is empty; none without a body (204). */
export function embedded(body: unknown, name: string): IDataObject[] {
	return objectsIn(elementsIn(body, name));
}

const elementsIn = (body: unknown, name: string): unknown =>
	name === '' ? body : at(body, '_embedded', name);

/** The query that sorts a list; empty if the list does not support this order. */
export function sorted(
	{ orders = ['id', 'updated_at'] }: PagedList,
	key: 'id' | 'updated_at',
	direction: 'asc' | 'desc',
): IDataObject {
	return orders.includes(key) ? { [`order[${key}]`]: direction } : {};
}

/** Whether a list can be sorted newest first; otherwise all of it must be read. */
export const isByAge = ({ orders = ['id'] }: PagedList): boolean => orders.includes('id');

/** Thrown when a read failed; carries the answer for `explain`. */
export class UnreadableError extends Error {
	constructor(readonly answer: Exclude<Answer, { kind: 'ok' }>) {
		super('The list could not be read');
	}
}

/** Whether a list could not be read because of a missing permission, which other users may have. */
export const isForbidden = (error: unknown): boolean =>
	error instanceof UnreadableError && at(error.answer, 'status') === 403;

/** A page of a list. */
export interface Page {
	elements: IDataObject[];
	/** No further page follows, as far as this one shows. */
	last: boolean;
	/** The service links a next page, which may be empty (API facts 1.5). */
	next: boolean;
}

/** All elements of a list, each once. Throws UnreadableError. */
export async function readAll(
	connection: Connection,
	list: PagedList,
	qs: IDataObject = {},
): Promise<IDataObject[]> {
	const all: IDataObject[] = [];
	for await (const { elements } of pagesOf(connection, list, qs))
		for (const element of elements) all.push(element);
	return all;
}

/**
 * The pages of a list in order, each element once, even if it moves to the next page during reading.
 *
 * Throws UnreadableError, also if the service keeps returning the same page.
 *
 * @param toTheEnd follow each `next` link until a page is empty. Otherwise a short page is the last one, which saves a
 * request but relies on the service (see `isLast`).
 */
export async function* pagesOf(
	connection: Connection,
	list: PagedList,
	qs: IDataObject,
	toTheEnd = false,
): AsyncGenerator<Page> {
	const { idKey = 'id' } = list;
	const seen = new Set<unknown>();
	let before: IDataObject[] = [];
	for (let number = 1; ; number += 1) {
		const next = before.length > 0 && list.paging ? { before_id: before.at(-1)?.[idKey] } : {};
		const page = await readPage(connection, list, {
			...qs,
			...(list.paging ? next : { page: number }),
		});
		if (isSamePage(before, page.elements)) throw new UnreadableError(SAME_PAGE);
		before = page.elements;
		const last = toTheEnd ? page.elements.length === 0 || !page.next : page.last;
		const elements = page.elements.filter(({ [idKey]: id }) => id === undefined || !seen.has(id));
		for (const { [idKey]: id } of elements) seen.add(id);
		yield { ...page, elements, last };
		if (last) return;
	}
}

/** A service that ignores `page` would be read forever. */
export function isSamePage(before: readonly IDataObject[], now: readonly IDataObject[]): boolean {
	if (now.length === 0 || before.length !== now.length) return false;
	return JSON.stringify([before[0], before.at(-1)]) === JSON.stringify([now[0], now.at(-1)]);
}

export const SAME_PAGE: Extract<Answer, { kind: 'unknown' }> = {
	kind: 'unknown',
	status: 200,
	detail: 'the same page of a list repeatedly',
};

/** One page of the list's maximum size. Throws UnreadableError. */
export async function readPage(
	connection: Connection,
	{ path, name, pageSize = MAX_PAGE }: PagedList,
	qs: IDataObject,
): Promise<Page> {
	const isPage = (body: unknown, status: number) => isNoContent(body, status) || isList(body, name);
	const answer = await read(connection, path, { limit: pageSize, ...qs }, isPage);
	if (answer.kind !== 'ok') throw new UnreadableError(answer);
	const elements = embedded(answer.body, name);
	const limit = Number(qs.limit ?? pageSize);
	// A bare array has no links; a page that is not full is the last.
	if (name === '')
		return { elements, next: elements.length >= limit, last: elements.length < limit };
	const next = at(answer.body, '_links', 'next') !== undefined;
	return { elements, next, last: isLast(answer.body, elements.length, limit) };
}

/** Only 204 means that there is nothing. A 200 without the expected body is not an answer. */
const isNoContent = (body: unknown, status: number) => status === 204 && body === undefined;

function isList(body: unknown, name: string): boolean {
	const elements = elementsIn(body, name);
	return Array.isArray(elements) && elements.every(isObject);
}

/**
 * Lists with a page count link a next page only if there is one. Others may always link one; there, according to the
 * service's developers, a short page is the last (API facts 1.5, and 8, row 2). That is trusted only for pages below the
 * default page size, since the service may have allowed fewer elements than requested. A list with fewer than 50 elements
 * therefore costs one request.
 */
function isLast(body: unknown, count: number, limit: number): boolean {
	if (count === 0 || at(body, '_links', 'next') === undefined) return true;
	const pages = at(body, '_page_count');
	if (typeof pages === 'number' && typeof at(body, '_page') === 'number')
		return Number(at(body, '_page')) >= pages;
	return count < Math.min(limit, LEAST_PAGE);
}

/**
 * One record by its ID; `undefined` if it does not exist, which is answered 204 or 404, depending on the type (API facts
 * 3.1).
 *
 * Throws UnreadableError, also if the answer is another record or not a record.
 */
export async function readRecord(
	connection: Connection,
	path: string,
	id: RecordKey,
	qs?: IDataObject,
	idKey = 'id',
): Promise<IDataObject | undefined> {
	const isIt = (body: unknown, status: number) =>
		isNoContent(body, status) || String(at(body, idKey)) === String(id);
	const answer = await read(connection, `${path}/${encodeURIComponent(id)}`, qs, isIt);
	if (answer.kind === 'refused' && answer.status === 404) return undefined;
	if (answer.kind !== 'ok') throw new UnreadableError(answer);
	return isObject(answer.body) ? answer.body : undefined;
}

/** The account itself (API facts 5.1). Throws UnreadableError. */
export async function readAccount(connection: Connection, qs?: IDataObject): Promise<IDataObject> {
	const isAccount = (body: unknown) => Number.isSafeInteger(Number(at(body, 'id') ?? Number.NaN));
	const answer = await read(connection, '/api/v4/account', qs, isAccount);
	if (answer.kind !== 'ok') throw new UnreadableError(answer);
	return isObject(answer.body) ? answer.body : {};
}
