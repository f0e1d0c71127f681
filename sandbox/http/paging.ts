import type { Json, JsonObject } from '../json';
import { hal, noContent, problem, type Answer } from './answer';
import type { Call } from './call';
import { textOf } from './incoming/query';

const maximum = 250;

/** The requested part of a list; pages start at 1. */
export interface PageRange {
	page: number;
	limit: number;
}

const whole = (text: string | undefined, otherwise: number): number =>
	text === undefined ? otherwise : /^\d+$/.test(text) ? Number(text) : 0;

/** `page` and `limit` of a call, or the refusal (API facts 1.5). */
export function pageOf({ query }: Call, totals: Totals, most = maximum): PageRange | Answer {
	if (totals === 'items') return { page: 1, limit: Number.MAX_SAFE_INTEGER };
	const page = whole(textOf(query.page), 1);
	const limit = whole(textOf(query.limit), 50);
	if (limit > most) return problem(422, `Limit ${most} per page`);
	if (page < 1 || limit < 1) return problem(400, 'Invalid page or limit');
	return { page, limit };
}

export const isRefusal = (page: PageRange | Answer): page is Answer => 'status' in page;

const linkTo = ({ world, path, search }: Call, page: PageRange | undefined): JsonObject => {
	const parameters = new URLSearchParams(search);
	if (page) {
		parameters.set('page', String(page.page));
		parameters.set('limit', String(page.limit));
	}
	const text = parameters.toString();
	return { href: `${world.url}${path}${text === '' ? '' : `?${text}`}` };
};

/** `_links` of a list: self, next if `more`, first and prev from page 2 on (API facts 1.4). */
function linksOf(call: Call, page: PageRange, more: boolean): JsonObject {
	const links: JsonObject = { self: linkTo(call, page) };
	if (more) links.next = linkTo(call, { ...page, page: page.page + 1 });
	if (page.page === 1) return links;
	return {
		...links,
		first: linkTo(call, { ...page, page: 1 }),
		prev: linkTo(call, { ...page, page: page.page - 1 }),
	};
}

/** Totals in a list: none, the number of items, or also of pages (API facts 1.4). */
export type Totals = 'none' | 'items' | 'pages';

interface Found {
	rows: Json[];
	total: number;
	more: boolean;
}

/**
 * The body of a list. Lists without totals may link a `next` page that is empty; lists with item totals are not paged
 * (API facts 1.4, 1.5).
 */
export function envelope(
	call: Call,
	{ key, totals }: { key: string; totals: Totals },
	page: PageRange,
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
