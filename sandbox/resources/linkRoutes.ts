import { writeBatch } from '../checks/batch';
import {
	boolean,
	number,
	object,
	positive,
	type Check,
	type Rule,
	type Shape,
} from '../checks/check';
import { fieldMissing, notSupportedChoice, type Issue } from '../checks/issue';
import { member, recordOf } from '../checks/references';
import { kinds } from '../entities/entityKinds';
import type { Link } from '../entities/linkStore';
import { noteLink } from '../events/linkEvents';
import { hal, noContent, problem, type Answer } from '../http/answer';
import type { Call, Route } from '../http/call';
import { filterOf, textOf, valuesOf, type Query } from '../http/incoming/query';
import { numberOf, objectOf, type Json, type JsonObject } from '../json';
import { entityNames, isEntity, linkedNameOf, type EntityName, type LinkedName } from '../names';
import { chainedCatalog } from '../seed/seedFields';
import type { World } from '../world';

const linkable =
	(entity: EntityName): Check =>
	(value, path) =>
		kinds[entity].linkable.some((name) => name === value) ? [] : [notSupportedChoice(path)];

const listId: Check = (value, path) =>
	value === chainedCatalog.id ? [] : [notSupportedChoice(path)];
/** Unknown keys are refused (API facts 5.10). */
const metadata: Shape = {
	is_main: { check: boolean },
	quantity: { check: number },
	catalog_id: { check: listId },
	price_id: { check: positive, nullable: true },
	updated_by: { check: member },
};

/** The side a link is created from, which a row may repeat (part 8 line 75). */
function sideOf(entity: EntityName, pathId: number | undefined): Shape {
	const is =
		(expected: Json): Check =>
		(value, path) =>
			value === expected ? [] : [notSupportedChoice(path)];
	const id: Rule =
		pathId === undefined
			? { check: recordOf(entity), required: true }
			: { check: is(pathId), nullable: true };
	return { entity_id: id, entity_type: { check: is(entity), nullable: true } };
}

const shapeOf = (entity: EntityName, pathId: number | undefined): Shape => ({
	...sideOf(entity, pathId),
	to_entity_id: { check: positive, required: true },
	to_entity_type: { check: linkable(entity), required: true },
	metadata: { check: object(metadata), nullable: true },
});

const exists = ({ stores }: World, name: LinkedName, id: number): boolean =>
	isEntity(name) ? stores[name].get(id) !== undefined : chainedCatalog.elementIds.includes(id);

function targetIssues(world: World, row: JsonObject): Issue[] {
	const to = linkedNameOf(row.to_entity_type);
	const id = numberOf(row.to_entity_id);
	if (!to || id === undefined || !exists(world, to, id))
		return [notSupportedChoice('to_entity_id')];
	// A list element is identified only together with its list (API facts 5.10).
	const needsList = to === 'catalog_elements' && !('catalog_id' in objectOf(row.metadata));
	return needsList ? [fieldMissing('metadata.catalog_id')] : [];
}

function linkModel(entity: EntityName, id: number, link: Link, full: boolean): JsonObject {
	const main = entity === 'leads' && link.to === 'contacts' ? { main_contact: link.main } : null;
	return {
		...(full ? { entity_id: id, entity_type: entity } : {}),
		to_entity_id: link.id,
		to_entity_type: link.to,
		metadata: link.element ?? main,
	};
}

const linksAnswer = (world: World, path: string, links: Json[]): Answer =>
	hal({
		_total_items: links.length,
		_links: { self: { href: `${world.url}${path}` } },
		_embedded: { links },
	});

function linkOf(row: JsonObject): Link {
	const { is_main, quantity = 1, catalog_id = null, price_id = null } = objectOf(row.metadata);
	const to = linkedNameOf(row.to_entity_type) ?? 'contacts';
	const price: JsonObject = price_id === null ? {} : { price_id };
	const link: Link = { to, id: numberOf(row.to_entity_id) ?? 0, main: is_main === true };
	return isEntity(to) ? link : { ...link, element: { quantity, catalog_id, ...price } };
}

const idOf = ({ params }: Call): number | undefined =>
	params.id === undefined ? undefined : Number(params.id);

/** Checks and executes the rows of a link or unlink request, for the record in the path or in each row. */
function eachLink(
	call: Call,
	entity: EntityName,
	act: (id: number, link: Link) => JsonObject,
): Json[] | Answer {
	const { world } = call;
	const pathId = idOf(call);
	if (pathId !== undefined && !world.stores[entity].get(pathId)) return problem(404, 'Not Found');
	return writeBatch(call, {
		entity,
		shape: shapeOf(entity, pathId),
		issues: (row) => targetIssues(world, row),
		act: (row) => act(pathId ?? numberOf(row.entity_id) ?? 0, linkOf(row)),
	});
}

function link(call: Call, entity: EntityName): Answer {
	const { world } = call;
	const done = eachLink(call, entity, (id, wanted) => {
		world.links.link(entity, id, wanted);
		noteLink(world, entity, id, wanted, call.userId, 'link');
		const stored = world.links
			.of(entity, id)
			.find((known) => known.to === wanted.to && known.id === wanted.id);
		return linkModel(entity, id, stored ?? wanted, true);
	});
	return Array.isArray(done) ? linksAnswer(world, call.path.replace(/link$/, 'links'), done) : done;
}

function unlink(call: Call, entity: EntityName): Answer {
	const done = eachLink(call, entity, (id, wanted) => {
		call.world.links.unlink(entity, id, wanted.to, wanted.id);
		noteLink(call.world, entity, id, wanted, call.userId, 'unlink');
		return {};
	});
	return Array.isArray(done) ? noContent() : done;
}

const wantedLinks = (links: Link[], filter: Query): Link[] => {
	const type = textOf(filter.to_entity_type);
	const ids = valuesOf(filter.to_entity_id);
	const list = textOf(filter.to_catalog_id);
	return links.filter(
		({ to, id, element }) =>
			(type === undefined || (to === type && (ids.length === 0 || ids.includes(String(id))))) &&
			(list === undefined || String(element?.catalog_id) === list),
	);
};

function linksOfOne(call: Call, entity: EntityName): Answer {
	const id = Number(call.params.id);
	if (!call.world.stores[entity].get(id)) return problem(404, 'Not Found');
	const links = wantedLinks(call.world.links.of(entity, id), filterOf(call.query));
	return linksAnswer(
		call.world,
		call.path,
		links.map((found) => linkModel(entity, id, found, false)),
	);
}

function linksOfMany(call: Call, entity: EntityName): Answer {
	const filter = filterOf(call.query);
	const ids = valuesOf(filter.entity_id).map(Number);
	if (ids.length === 0) return problem(400, 'filter[entity_id] is required');
	const links = ids.flatMap((id) =>
		wantedLinks(call.world.links.listed(entity, id), filter).map((found) =>
			linkModel(entity, id, found, true),
		),
	);
	return linksAnswer(call.world, call.path, links);
}

/** Links between records and to list elements (API facts 5.10); the sandbox has no customers. */
export const linkRoutes: Route[] = entityNames.flatMap((entity): Route[] => {
	const [many, one] = [`/api/v4/${entity}`, `/api/v4/${entity}/:id`];
	return [
		{ method: 'GET', path: `${one}/links`, handle: (call) => linksOfOne(call, entity) },
		{ method: 'POST', path: `${one}/link`, handle: (call) => link(call, entity) },
		{ method: 'POST', path: `${one}/unlink`, handle: (call) => unlink(call, entity) },
		{ method: 'GET', path: `${many}/links`, handle: (call) => linksOfMany(call, entity) },
		{ method: 'POST', path: `${many}/link`, handle: (call) => link(call, entity) },
		{ method: 'POST', path: `${many}/unlink`, handle: (call) => unlink(call, entity) },
	];
});
