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
export function pageOf({ query }: Call): Page | Answer {
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

/** A list that cannot count: no totals, and `next` may lie (API facts 1.4, 1.5). */
export function uncountedList(
	call: Call,
	page: Page,
	name: string,
	rows: Json[],
	more: boolean,
): Answer {
	if (rows.length === 0) return noContent();
	const links = linksOf(call, page, more || call.world.options.alwaysNext);
	return hal({ _page: page.page, _links: links, _embedded: { [name]: rows } });
}

/** A list with `_total_items` and `_page_count` (API facts 1.4). */
export function countedList<Item>(
	call: Call,
	name: string,
	items: Item[],
	model: (item: Item) => Json,
): Answer {
	const page = pageOf(call);
	if (isRefusal(page)) return page;
	const start = (page.page - 1) * page.limit;
	const rows = items.slice(start, start + page.limit).map(model);
	if (rows.length === 0) return noContent();
	return hal({
		_total_items: items.length,
		_page: page.page,
		_page_count: Math.ceil(items.length / page.limit),
		_links: linksOf(call, page, start + rows.length < items.length),
		_embedded: { [name]: rows },
	});
}

/** A list that is never paged (API facts 1.5). */
export const unpagedList = (call: Call, name: string, rows: Json[]): Answer =>
	rows.length === 0
		? noContent()
		: hal({
				_total_items: rows.length,
				_links: { self: linkTo(call, undefined) },
				_embedded: { [name]: rows },
			});
