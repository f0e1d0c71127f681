import type { Call } from '../http/call';
import { withOf } from '../http/incoming/query';
import { listAnswer, type List } from '../lists/list';
import type { Answer } from '../http/answer';
import type { EntityKind } from './entityKind';
import type { SortField, StoredRecord } from './record';
import { readModel } from './recordModel';

const sortFields: SortField[] = ['id', 'created_at', 'updated_at'];

const listOf = (kind: EntityKind): List<StoredRecord> => ({
	key: kind.name,
	totals: 'none',
	orders: ({ world }) => kind.orders(world.options),
	ascending: ({ world }, order) =>
		world.stores[kind.name].listed(sortFields.find((field) => field === order) ?? 'id'),
	filters: kind.filters,
	// The paid option (API facts 1.7).
	isFiltered: ({ world }) => world.options.filtersEnabled,
	text:
		({ world }) =>
		(record) =>
			world.stores[kind.name].textOf(record),
	model: ({ world, query }, record) =>
		readModel(world, kind, record, withOf(query), world.links.listed(kind.name, record.id)),
});

/** `GET /api/v4/{entity}` (API facts 1.4–1.9). */
export function entityList(kind: EntityKind): (call: Call) => Answer {
	const list = listOf(kind);
	return (call) => {
		const deletedOnly = withOf(call.query).has('only_deleted');
		return listAnswer(call, list, deletedOnly ? [({ is_deleted }) => is_deleted] : []);
	};
}
