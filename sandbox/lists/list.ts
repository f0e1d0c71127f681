import { problem, type Answer } from '../http/answer';
import type { Call } from '../http/call';
import { envelope, isRefusal, pageOf, type PageRange, type Totals } from '../http/paging';
import { filterOf, type Query } from '../http/incoming/query';
import type { Json } from '../json';
import { queryTest, testsOf, type ListFilters, type Test } from './filters';

/** The differences between the API's lists. */
export interface List<Item> {
	/** Key under `_embedded`. */
	key: string;
	totals: Totals;
	/** Most items of a page, where not 250 (API facts 1.5). */
	most?: number;
	/** Values of `order[...]`, the default first; none: `order` is ignored (API facts 1.8). */
	orders(call: Call): readonly string[];
	/** All items in ascending order. */
	ascending(call: Call, order: string): readonly Item[];
	filters: ListFilters<Item>;
	/** False if `filter` is silently ignored (API facts 1.7). */
	isFiltered?(call: Call): boolean;
	/** Lower-case text that `query` searches. */
	text?(call: Call): (item: Item) => string;
	model(call: Call, item: Item): Json;
}

interface Order {
	field: string;
	descending: boolean;
}

/** `order[field]=asc|desc` with one field; undefined if not allowed. */
function orderOf({ order }: Query, allowed: readonly string[]): Order | undefined {
	const [first = ''] = allowed;
	if (order === undefined || first === '') return { field: first, descending: false };
	if (typeof order === 'string') return undefined;
	const [[field, direction] = ['', ''], ...more] = Object.entries(order);
	const isDirection = direction === 'asc' || direction === 'desc';
	if (more.length > 0 || !isDirection || !allowed.includes(field)) return undefined;
	return { field, descending: direction === 'desc' };
}

/** One page of the matching items; without tests, looks at no item outside the page. */
function cut<Item>(
	all: readonly Item[],
	tests: Array<Test<Item>>,
	descending: boolean,
	{ page, limit }: PageRange,
) {
	const found = tests.length === 0 ? all : all.filter((item) => tests.every((test) => test(item)));
	const start = (page - 1) * limit;
	const end = Math.min(start + limit, found.length);
	const rows = descending
		? found.slice(Math.max(found.length - end, 0), Math.max(found.length - start, 0)).reverse()
		: found.slice(start, end);
	return { rows, total: found.length, more: end < found.length };
}

/** Answers a list request with paging, order, filters and `query` (API facts 1.4–1.9). */
export function listAnswer<Item>(
	call: Call,
	list: List<Item>,
	more: Array<Test<Item>> = [],
): Answer {
	const page = pageOf(call, list.totals, list.most);
	if (isRefusal(page)) return page;
	const order = orderOf(call.query, list.orders(call));
	if (!order) return problem(400, 'Invalid order');
	const isFiltered = list.isFiltered?.(call) ?? true;
	if (isFiltered && typeof call.query.filter === 'string') return problem(400, 'Invalid filter');
	const tests = [
		...more,
		...(isFiltered ? testsOf(filterOf(call.query), list.filters, call) : []),
		...queryTest(call.query, list.text?.(call)),
	];
	const found = cut(list.ascending(call, order.field), tests, order.descending, page);
	const rows = found.rows.map((item) => list.model(call, item));
	return envelope(call, list, page, { ...found, rows });
}

/** For lists in storage order. */
export const inOrder = <Item>(items: (call: Call) => readonly Item[]) => ({
	orders: () => [],
	ascending: items,
});
