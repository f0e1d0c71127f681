import { anything, string, type Shape } from '../checks/check';
import { notBlank } from '../checks/issue';
import { refuseRows } from '../checks/rows';
import { entityNames, kinds, type EntityName } from '../entities/kinds';
import type { Tag } from '../entities/record';
import { hal, type Answer } from '../http/answer';
import type { Call, Route } from '../http/call';
import { isRefusal, pageOf, uncountedList } from '../http/paging';
import { textOf, valuesOf, type Query } from '../http/query';
import { arranged, batchOf } from '../http/rows';
import { stringOf } from '../json';

/** `filter[name]` (exact), `filter[id]`, `query` (API facts 5.8). */
function wantedTags({ world, query }: Call, entity: EntityName): Tag[] {
	const dictionary = world.tags[entity];
	const filter: Query = typeof query.filter === 'object' ? query.filter : {};
	const name = textOf(filter.name);
	const ids = valuesOf(filter.id);
	const text = textOf(query.query)?.toLowerCase();
	const exact = name === undefined ? undefined : dictionary.named(name);
	const start = name === undefined ? dictionary.list() : exact ? [exact] : [];
	return start.filter(
		(tag) =>
			(ids.length === 0 || ids.includes(String(tag.id))) &&
			(!text || tag.name.toLowerCase().includes(text)),
	);
}

function tagList(call: Call, entity: EntityName): Answer {
	const page = pageOf(call);
	if (isRefusal(page)) return page;
	const tags = wantedTags(call, entity);
	const start = (page.page - 1) * page.limit;
	const rows = tags.slice(start, start + page.limit);
	return uncountedList(call, page, 'tags', rows, start + rows.length < tags.length);
}

const shapeOf = (entity: EntityName): Shape => ({
	name: { check: string, required: true },
	request_id: { check: string },
	...(entity === 'leads' ? { color: { check: string, nullable: true } } : {}),
	id: { check: anything, nullable: true },
});

/** An existing name gives the existing tag (API facts 5.8). */
function addTags({ world, body }: Call, entity: EntityName): Answer {
	const batch = batchOf(body);
	if ('refusal' in batch) return batch.refusal;
	const { rows } = batch;
	const refusal = refuseRows(rows, shapeOf(entity), { world, kind: kinds[entity] }, ({ name }) =>
		name === '' ? [notBlank('name')] : [],
	);
	if (refusal) return refusal;
	const models = rows.map((row, index) => ({
		...world.tags[entity].ensure(stringOf(row.name) ?? '', stringOf(row.color) ?? null),
		request_id: stringOf(row.request_id) ?? String(index),
	}));
	return hal({
		_total_items: models.length,
		_links: { self: { href: `${world.url}/api/v4/${entity}/tags` } },
		_embedded: { tags: arranged(models, world) },
	});
}

/** Tag dictionaries, one per entity type. */
export const tagRoutes: Route[] = entityNames.flatMap((entity): Route[] => [
	{ method: 'GET', path: `/api/v4/${entity}/tags`, handle: (call) => tagList(call, entity) },
	{ method: 'POST', path: `/api/v4/${entity}/tags`, handle: (call) => addTags(call, entity) },
]);
