import type { IDataObject } from 'n8n-workflow';

import { read, type Connection } from './connection';
import { at, objectsIn } from './json';
import type { Answer } from './types';

/** The most elements of a page, and of a write (API facts 1.5 and part 2). */
export const MAX_PAGE = 250;

/** The elements under `_embedded` of an answer; none where there is no body (204). */
export function embedded(body: unknown, name: string): IDataObject[] {
	return objectsIn(at(body, '_embedded', name));
}

/** Thrown when a read could not be done; carries the answer for `explain`. */
export class UnreadableError extends Error {
	constructor(readonly answer: Exclude<Answer, { kind: 'ok' }>) {
		super('The list could not be read');
	}
}

/**
 * All elements of a list, page by page. The end is a page that is not full, 204, or a missing `next` link; the link alone
 * is no sign that more follows (API facts 1.5).
 *
 * Throws UnreadableError.
 */
export async function readAll(
	connection: Connection,
	path: string,
	name: string,
	qs: IDataObject = {},
): Promise<IDataObject[]> {
	const all: IDataObject[] = [];
	for (let page = 1; ; page += 1) {
		const { elements, last } = await readPage(connection, path, name, { ...qs, page });
		for (const element of elements) all.push(element);
		if (last) return all;
	}
}

/** One page of 250 elements, and whether it is the last one. Throws UnreadableError. */
export async function readPage(
	connection: Connection,
	path: string,
	name: string,
	qs: IDataObject,
): Promise<{ elements: IDataObject[]; last: boolean }> {
	const answer = await read(connection, path, { limit: MAX_PAGE, ...qs });
	if (answer.kind !== 'ok') throw new UnreadableError(answer);
	const elements = embedded(answer.body, name);
	const next = at(answer.body, '_links', 'next');
	return { elements, last: elements.length < Number(qs.limit ?? MAX_PAGE) || next === undefined };
}
