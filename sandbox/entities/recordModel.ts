import type { Json, JsonObject } from '../json';
import { isEntity, type EntityName, type LinkedName } from '../names';
import type { World } from '../world';
import type { EntityKind } from './entityKind';
import type { Link } from './linkStore';
import type { StoredRecord } from './record';

/** `_links` with a record's canonical URL. */
export const selfLink = (world: World, entity: EntityName, id: number): JsonObject => ({
	self: { href: `${world.url}/api/v4/${entity}/${id}` },
});

function linked(world: World, name: LinkedName, kind: EntityKind, link: Link): JsonObject {
	if (!isEntity(name)) return { id: link.id, metadata: link.element ?? null };
	const main: JsonObject =
		kind.name === 'leads' && name === 'contacts' ? { is_main: link.main } : {};
	return { id: link.id, ...main, _links: selfLink(world, name, link.id) };
}

function embedded(
	world: World,
	kind: EntityKind,
	record: StoredRecord,
	wanted: Set<string>,
	links: Link[],
): JsonObject {
	const result: JsonObject = { tags: record._embedded.tags };
	const asked = kind.embeddable.filter((name) => wanted.has(name));
	for (const name of [...kind.alwaysEmbedded, ...asked]) {
		result[name] = links
			.filter(({ to }) => to === name)
			.map((link) => linked(world, name, kind, link));
	}
	for (const name of kind.emptyEmbeddable) {
		if (wanted.has(name)) result[name] = [];
	}
	return result;
}

/** A record in read format, with the additions requested by `with` (API facts 1.6, 5.2–5.4). */
export function readModel(
	world: World,
	kind: EntityKind,
	record: StoredRecord,
	wanted: Set<string>,
	links = world.links.of(kind.name, record.id),
): JsonObject {
	const extras = kind.extras(world, record, wanted);
	return {
		...record,
		...extras.root,
		_links: selfLink(world, kind.name, record.id),
		_embedded: { ...embedded(world, kind, record, wanted, links), ...extras.inside },
	};
}

/** The keys of a record in a write's answer, with its URL (API facts 1.11). */
export function smallModel(
	world: World,
	kind: EntityKind,
	record: StoredRecord,
	keys: string[],
): JsonObject {
	const picked = keys.map((key): [string, Json] => [key, record[key] ?? null]);
	return { ...Object.fromEntries(picked), _links: selfLink(world, kind.name, record.id) };
}
