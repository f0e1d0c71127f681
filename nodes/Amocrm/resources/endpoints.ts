/** How amoCRM's methods are called, as data (API facts 5.0). */

/**
 * A path on the account's host, or on the file storage. A name in braces, such as `{id}`, stands for the row's value.
 */
export type PathTemplate = `/${string}` | `drive:/${string}`;

/** A writing method. */
export interface WriteEndpoint {
	method: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
	path: PathTemplate;
	/** An array of at most `most` rows, one row as an object, or no body. */
	body: { most: number } | 'one' | 'none';
	/** The answer can list rows that were not written because of this field (API facts 6.5). */
	refusesBy?: string;
}

/** A writing method whose path contains the parents. */
export interface WriteCall extends Omit<WriteEndpoint, 'path'> {
	path: string;
}

/** A list method. */
export interface ListEndpoint {
	path: PathTemplate;
	/** Key of the elements under `_embedded`; empty if the answer is a bare array. */
	elements: string;
	/** Maximum page size; unset if the list is not paged (API facts 1.5). */
	pageSize?: number;
	/** Pages are requested by the last ID of the previous page instead of by number. */
	paging?: 'before_id';
	/** Supported sort orders (API facts 1.8). */
	orders: readonly string[];
	/** Supports full-text search (API facts 1.9). */
	searchable?: true;
	/** Can be filtered by ID on every account, without the paid filter option (API facts 1.7). */
	filtersIds?: true;
}

/** All methods that a resource has. */
export interface Endpoints {
	list?: ListEndpoint;
	/** Without `{id}` if an account has only one. */
	get?: { path: PathTemplate };
	/** The types that records can have; not paged. */
	types?: Pick<ListEndpoint, 'path' | 'elements'>;
	create?: WriteEndpoint;
	update?: WriteEndpoint;
	delete?: WriteEndpoint;
	createComplex?: WriteEndpoint;
	/** Links of records, and their notes (API facts 5.9, 5.10). */
	links?: Pick<ListEndpoint, 'path' | 'elements'>;
	link?: WriteEndpoint;
	unlink?: WriteEndpoint;
	notes?: WriteEndpoint;
}

/** Maximum rows per request unless a method allows fewer (API facts, part 2). */
export const MOST_ROWS = 250;

const batch = (method: WriteEndpoint['method'], path: PathTemplate): WriteEndpoint => ({
	method,
	path,
	body: { most: MOST_ROWS },
});

/**
 * The methods of companies, contacts and leads (API facts 5.2–5.4, 5.9, 5.10).
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
