import type { INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { distinct } from '../lists/choice';

/** Entries per page; the editor requests more while scrolling. */
const PAGE = 100;

/**
 * One page of a list, filtered by the typed words. All must occur in the name, in any order.
 *
 * @param token where the page begins, from the previous page
 */
export function searchResult(
	entries: readonly INodeListSearchItems[],
	filter: string | undefined,
	token: string | undefined,
): INodeListSearchResult {
	const words = (filter ?? '').toLowerCase().split(/\s+/).filter(Boolean);
	const matching = distinct(entries).filter(({ name }) =>
		words.every((word) => name.toLowerCase().includes(word)),
	);
	const start = Number(token ?? 0);
	const end = start + PAGE;
	return {
		results: matching.slice(start, end),
		paginationToken: end < matching.length ? String(end) : undefined,
	};
}
