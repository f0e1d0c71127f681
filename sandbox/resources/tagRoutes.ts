import { writeBatch } from '../checks/batch';
import { anything, both, requestId, string, type Check, type Shape } from '../checks/check';
import { filled } from '../checks/filled';
import { notSupportedChoice, requestIdOf } from '../checks/issue';
import type { Tag } from '../entities/record';
import { hal, type Answer } from '../http/answer';
import type { Call, Route } from '../http/call';
import { stringOf } from '../json';
import { oneOf } from '../lists/filters';
import { inOrder, listAnswer, type List } from '../lists/list';
import { entityNames, type EntityName } from '../names';
import { tagColors } from '../seed/seedTags';

/** `filter[name]` (exact), `filter[id]`, `query` (API facts 5.8). */
const listOf = (entity: EntityName): List<Tag> => ({
	key: 'tags',
	totals: 'none',
	...inOrder(({ world }) => world.tags[entity].list()),
	filters: { id: oneOf(({ id }) => id), name: oneOf(({ name }) => name) },
	text:
		() =>
		({ name }) =>
			name.toLowerCase(),
	model: (_call, tag) => tag,
});

const color: Check = (value, path) =>
	tagColors.some((known) => known === value) ? [] : [notSupportedChoice(path)];

const shapeOf = (entity: EntityName): Shape => ({
	name: { check: both(string, filled), required: true },
	request_id: { check: requestId },
	...(entity === 'leads' ? { color: { check: color, nullable: true } } : {}),
	id: { check: anything, nullable: true },
});

/** An existing name returns the existing tag (API facts 5.8). */
function addTags(call: Call, entity: EntityName): Answer {
	const { world } = call;
	const models = writeBatch(call, {
		entity,
		shape: shapeOf(entity),
		act: (row, index) => ({
			...world.tags[entity].ensure(stringOf(row.name) ?? '', stringOf(row.color) ?? null),
			request_id: requestIdOf(row, index),
		}),
	});
	if (!Array.isArray(models)) return models;
	return hal({
		_total_items: models.length,
		_links: { self: { href: `${world.url}/api/v4/${entity}/tags` } },
		_embedded: { tags: models },
	});
}

/** Tags of each entity type. */
export const tagRoutes: Route[] = entityNames.flatMap((entity): Route[] => {
	const path = `/api/v4/${entity}/tags`;
	const list = listOf(entity);
	return [
		{ method: 'GET', path, handle: (call) => listAnswer(call, list) },
		{ method: 'POST', path, handle: (call) => addTags(call, entity) },
	];
});
