import type { Json, JsonObject } from '../json';
import type { World } from '../world';
import type { EntityKind, EntityName } from './kinds';
import type { Link } from './links';
import type { StoredRecord } from './record';

/** `_links` with the canonical address of a record. */
export const selfLink = (world: World, entity: EntityName, id: number): JsonObject => ({
	self: { href: `${world.url}/api/v4/${entity}/${id}` },
});

const linked = (world: World, entity: EntityName, kind: EntityKind, link: Link): JsonObject => ({
	id: link.id,
	...(kind.name === 'leads' && entity === 'contacts' ? { is_main: link.main } : {}),
	_links: selfLink(world, entity, link.id),
});

function embedded(
	world: World,
	kind: EntityKind,
	record: StoredRecord,
	wanted: Set<string>,
	links: Link[],
): JsonObject {
	const result: JsonObject = { tags: record._embedded.tags };
	for (const entity of [
		...kind.alwaysEmbedded,
		...kind.embeddable.filter((name) => wanted.has(name)),
	]) {
		result[entity] = links
			.filter(({ to }) => to === entity)
			.map((link) => linked(world, entity, kind, link));
	}
	for (const name of kind.emptyEmbeddable) {
		if (wanted.has(name)) result[name] = [];
	}
	return result;
}

const leadExtras = (
	world: World,
	record: StoredRecord,
	wanted: Set<string>,
): { root: JsonObject; inside: JsonObject } => {
	const root: JsonObject = { source_id: null };
	const inside: JsonObject = {};
	if (wanted.has('is_price_modified_by_robot')) root.is_price_modified_by_robot = false;
	const reason = world.lossReasons.find(({ id }) => id === record.loss_reason_id);
	if (wanted.has('loss_reason')) inside.loss_reason = reason ? [{ ...reason }] : [];
	if (wanted.has('source')) inside.source = null;
	return { root, inside };
};

/** A record as GET answers it, with what `with` asked for (API facts 1.6, 5.2–5.4). */
export function readModel(
	world: World,
	kind: EntityKind,
	record: StoredRecord,
	wanted: Set<string>,
	links = world.links.of(kind.name, record.id),
): JsonObject {
	const extras =
		kind.name === 'leads' ? leadExtras(world, record, wanted) : { root: {}, inside: {} };
	return {
		...record,
		...extras.root,
		_links: selfLink(world, kind.name, record.id),
		_embedded: { ...embedded(world, kind, record, wanted, links), ...extras.inside },
	};
}

/** The keys of a record that a write answers, with its address (API facts 1.11). */
export function smallModel(
	world: World,
	kind: EntityKind,
	record: StoredRecord,
	keys: string[],
): JsonObject {
	const picked = keys.map((key): [string, Json] => [key, record[key] ?? null]);
	return { ...Object.fromEntries(picked), _links: selfLink(world, kind.name, record.id) };
}
