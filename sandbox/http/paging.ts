import type { Json, JsonObject } from '../json';
import { hal, noContent, problem, type Answer } from './answer';
import type { Call } from './call';
import { textOf } from './query';

const maximum = 250;

/** The wanted part of a list, 1-based page. */
export interface Page {
	page: number;
	limit: number;
}

const whole = (text: string | undefined, otherwise: number): number =>
	text === undefined ? otherwise : /^\d+$/.test(text) ? Number(text) : 0;

/** `page` and `limit` of a call, or the answer that refuses them (API facts 1.5). */
export function pageOf({ query }: Call, totals: Totals): Page | Answer {
	if (totals === 'items') return { page: 1, limit: Number.MAX_SAFE_INTEGER };
	const page = whole(textOf(query.page), 1);
	const limit = whole(textOf(query.limit), 50);
	if (limit > maximum) return problem(422, `Limit ${maximum} per page`);
	if (page < 1 || limit < 1) return problem(400, 'Invalid page or limit');
	return { page, limit };
}

export const isRefusal = (page: Page | Answer): page is Answer => 'status' in page;

const linkTo = ({ world, path, search }: Call, page: Page | undefined): JsonObject => {
	const parameters = new URLSearchParams(search);
	if (page) {
		parameters.set('page', String(page.page));
		parameters.set('limit', String(page.limit));
	}
	const text = parameters.toString();
	return { href: `${world.url}${path}${text === '' ? '' : `?${text}`}` };
};

/** `_links` of a list: self, next if `more`, first and prev from page 2 on (API facts 1.4). */
function linksOf(call: Call, page: Page, more: boolean): JsonObject {
	const links: JsonObject = { self: linkTo(call, page) };
	if (more) links.next = linkTo(call, { ...page, page: page.page + 1 });
	if (page.page === 1) return links;
	return {
		...links,
		first: linkTo(call, { ...page, page: 1 }),
		prev: linkTo(call, { ...page, page: page.page - 1 }),
	};
}

/** What a list says of its size: nothing, the number of items, or of pages too (API facts 1.4). */
export type Totals = 'none' | 'items' | 'pages';

interface Found {
	rows: Json[];
	total: number;
	more: boolean;
}

/**
 * The body around the rows of a list. A list that cannot count has no totals, and its `next` may lie; one that counts
 * items only is not paged (API facts 1.4, 1.5).
 */
export function envelope(
	call: Call,
	{ key, totals }: { key: string; totals: Totals },
	page: Page,
	{ rows, total, more }: Found,
): Answer {
	if (rows.length === 0) return noContent();
	const _embedded = { [key]: rows };
	if (totals === 'items')
		return hal({ _total_items: total, _links: { self: linkTo(call, undefined) }, _embedded });
	const lies = totals === 'none' && call.world.options.alwaysNext;
	const body: JsonObject = {
		_page: page.page,
		_links: linksOf(call, page, more || lies),
		_embedded,
	};
	if (totals === 'none') return hal(body);
	return hal({ _total_items: total, _page_count: Math.ceil(total / page.limit), ...body });
}
