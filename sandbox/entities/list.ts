import { problem, type Answer } from '../http/answer';
import type { Call } from '../http/call';
import { isRefusal, pageOf, uncountedList, type Page } from '../http/paging';
import { textOf, withOf } from '../http/query';
import { filterTests, type Test } from './filters';
import type { EntityKind } from './kinds';
import type { StoredRecord } from './record';
import { readModel } from './render';
import type { SortField } from './store';

interface Order {
	field: SortField;
	descending: boolean;
}

const sortFields: SortField[] = ['id', 'created_at', 'updated_at'];
const byId: Order = { field: 'id', descending: false };

/** `order[field]=asc|desc`, one field; undefined when it is not allowed (API facts 1.8). */
function orderOf({ query, world }: Call, kind: EntityKind): Order | undefined {
	if (query.order === undefined) return byId;
	if (typeof query.order === 'string') return undefined;
	const [[name, direction] = ['', ''], ...more] = Object.entries(query.order);
	const field = sortFields.find((known) => known === name);
	const allowed =
		kind.orderFields.includes(name) || (world.options.zone === 'com' && name === 'created_at');
	if (!field || !allowed || more.length > 0 || (direction !== 'asc' && direction !== 'desc'))
		return undefined;
	return { field, descending: direction === 'desc' };
}

function testsOf({ query, world }: Call, kind: EntityKind): Test[] {
	const tests = world.options.filtersEnabled ? filterTests(query.filter, world, kind) : [];
	const text = textOf(query.query)?.toLowerCase();
	const store = world.stores[kind.name];
	return text ? [...tests, (record) => store.textOf(record).includes(text)] : tests;
}

/** Slices one page; when nothing is to be tested no record outside the page is looked at. */
function cut(all: StoredRecord[], tests: Test[], descending: boolean, { page, limit }: Page) {
	const found =
		tests.length === 0 ? all : all.filter((record) => tests.every((test) => test(record)));
	const start = (page - 1) * limit;
	const end = Math.min(start + limit, found.length);
	const rows = descending
		? found.slice(Math.max(found.length - end, 0), Math.max(found.length - start, 0)).reverse()
		: found.slice(start, end);
	return { rows, more: end < found.length };
}

const deletedOnly = (wanted: Set<string>): Test[] =>
	wanted.has('only_deleted') ? [({ is_deleted }) => is_deleted] : [];

/** `GET /api/v4/{entity}` (API facts 1.4–1.9). */
export function listAnswer(call: Call, kind: EntityKind): Answer {
	const { world, query } = call;
	const page = pageOf(call);
	if (isRefusal(page)) return page;
	const order = orderOf(call, kind);
	if (!order) return problem(400, 'Invalid order');
	if (world.options.filtersEnabled && typeof query.filter === 'string')
		return problem(400, 'Invalid filter');
	const wanted = withOf(query);
	const tests = [...deletedOnly(wanted), ...testsOf(call, kind)];
	const { rows, more } = cut(
		world.stores[kind.name].listed(order.field),
		tests,
		order.descending,
		page,
	);
	const models = rows.map((record) =>
		readModel(world, kind, record, wanted, world.links.listed(kind.name, record.id)),
	);
	return uncountedList(call, page, kind.name, models, more);
}
