/** How amoCRM's methods are called, as data (API facts 5.0). */

/**
 * A path from the root of the account's host, or of the file storage. A name in braces stands for the row's value of that name:
 * `{id}`.
 */
export type PathTemplate = `/${string}` | `drive:/${string}`;

/** A method that changes something. */
export interface WriteEndpoint {
	method: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
	path: PathTemplate;
	/** An array of at most so many rows, one row as an object, or nothing but the path. */
	body: { most: number } | 'one' | 'none';
	/** The answer lists the rows that were not written beside the others, because of this field (API facts 6.5). */
	refusesBy?: string;
}

/** The same with its parents in the path. */
export interface WriteCall extends Omit<WriteEndpoint, 'path'> {
	path: string;
}

/** A method that gives a list. */
export interface ListEndpoint {
	path: PathTemplate;
	/** Key of the elements under `_embedded`; empty where the answer is a bare array. */
	elements: string;
	/** The most elements of a page; not set where the list comes in one piece (API facts 1.5). */
	pageSize?: number;
	/** Pages are asked for by the last ID of the page before, instead of by number. */
	paging?: 'before_id';
	/** What the list can be sorted by (API facts 1.8). */
	orders: readonly string[];
	/** It takes a text to search for (API facts 1.9). */
	searchable?: true;
	/** It can be narrowed to IDs on every account, without the paid filter option (API facts 1.7). */
	filtersIds?: true;
}

/** All methods that a resource has. */
export interface Endpoints {
	list?: ListEndpoint;
	/** Without `{id}` where there is one of it in an account. */
	get?: { path: PathTemplate };
	/** The types that records can have, in one piece. */
	types?: Pick<ListEndpoint, 'path' | 'elements'>;
	create?: WriteEndpoint;
	update?: WriteEndpoint;
	delete?: WriteEndpoint;
	createComplex?: WriteEndpoint;
	/** Links of records, and notes about them (API facts 5.9, 5.10). */
	links?: Pick<ListEndpoint, 'path' | 'elements'>;
	link?: WriteEndpoint;
	unlink?: WriteEndpoint;
	notes?: WriteEndpoint;
}

/** The most rows of one request, unless a method allows fewer (API facts, part 2). */
export const MOST_ROWS = 250;

const batch = (method: WriteEndpoint['method'], path: PathTemplate): WriteEndpoint => ({
	method,
	path,
	body: { most: MOST_ROWS },
});

/**
 * The methods that companies, contacts and leads have in common (API facts 5.2–5.4, 5.9, 5.10).
 *
 * @param type as amoCRM's `entity_type`: `leads`
 */
export const recordEndpoints = (type: string, orders: readonly string[]): Endpoints => ({
	list: { path: `/api/v4/${type}`, elements: type, pageSize: 250, orders, searchable: true },
	get: { path: `/api/v4/${type}/{id}` },
	create: batch('POST', `/api/v4/${type}`),
	update: batch('PATCH', `/api/v4/${type}`),
	links: { path: `/api/v4/${type}/links`, elements: 'links' },
	link: batch('POST', `/api/v4/${type}/link`),
	unlink: batch('POST', `/api/v4/${type}/unlink`),
	notes: batch('POST', `/api/v4/${type}/notes`),
});
