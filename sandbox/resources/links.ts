import { boolean, object, positive, type Check, type Shape } from '../checks/check';
import { notSupportedChoice, type Issue } from '../checks/issue';
import { member, recordOf } from '../checks/references';
import { refuseRows } from '../checks/rows';
import { entityNames, kinds, type EntityName } from '../entities/kinds';
import type { Link } from '../entities/links';
import { hal, noContent, problem, type Answer } from '../http/answer';
import type { Call, Route } from '../http/call';
import { textOf, valuesOf, type Query } from '../http/query';
import { arranged, batchOf } from '../http/rows';
import { numberOf, objectOf, type Json, type JsonObject } from '../json';
import type { World } from '../world';

const pairs: Record<EntityName, EntityName[]> = {
	leads: ['contacts', 'companies'],
	contacts: ['companies'],
	companies: ['contacts', 'leads'],
};

const entityOf = (value: Json | undefined): EntityName | undefined =>
	entityNames.find((name) => name === value);

const linkable =
	(entity: EntityName): Check =>
	(value, path) =>
		pairs[entity].some((name) => name === value) ? [] : [notSupportedChoice(path)];

const metadata: Shape = { is_main: { check: boolean }, updated_by: { check: member } };

const shapeOf = (entity: EntityName, mass: boolean): Shape => ({
	to_entity_id: { check: positive, required: true },
	to_entity_type: { check: linkable(entity), required: true },
	metadata: { check: object(metadata), nullable: true },
	...(mass ? { entity_id: { check: recordOf(entity), required: true } } : {}),
});

const targetIssues = (world: World, row: JsonObject): Issue[] => {
	const to = entityOf(row.to_entity_type);
	const id = numberOf(row.to_entity_id);
	return to && id !== undefined && world.stores[to].get(id)
		? []
		: [notSupportedChoice('to_entity_id')];
};

function linkModel(entity: EntityName, id: number, link: Link, full: boolean): JsonObject {
	const toContact = link.to === 'contacts';
	return {
		...(full ? { entity_id: id, entity_type: entity } : {}),
		to_entity_id: link.id,
		to_entity_type: link.to,
		metadata: entity === 'leads' && toContact ? { main_contact: link.main } : null,
	};
}

const linksAnswer = (world: World, path: string, links: JsonObject[]): Answer =>
	hal({
		_total_items: links.length,
		_links: { self: { href: `${world.url}${path}` } },
		_embedded: { links },
	});

/** Checks and carries out the rows of a link or unlink; `id` is the record of the path, if there is one. */
function eachLink(
	{ world, body }: Call,
	entity: EntityName,
	pathId: number | undefined,
	act: (id: number, link: Link) => JsonObject,
): JsonObject[] | Answer {
	if (pathId !== undefined && !world.stores[entity].get(pathId)) return problem(404, 'Not Found');
	const batch = batchOf(body);
	if ('refusal' in batch) return batch.refusal;
	const shape = shapeOf(entity, pathId === undefined);
	const refusal = refuseRows(batch.rows, shape, { world, kind: kinds[entity] }, (row) =>
		targetIssues(world, row),
	);
	if (refusal) return refusal;
	return batch.rows.flatMap((row) => {
		const to = entityOf(row.to_entity_type);
		const id = pathId ?? numberOf(row.entity_id);
		if (!to || id === undefined) return [];
		return [
			act(id, {
				to,
				id: numberOf(row.to_entity_id) ?? 0,
				main: objectOf(row.metadata).is_main === true,
			}),
		];
	});
}

const idOf = ({ params }: Call): number | undefined =>
	params.id === undefined ? undefined : Number(params.id);

function link(call: Call, entity: EntityName): Answer {
	const { world } = call;
	const done = eachLink(call, entity, idOf(call), (id, wanted) => {
		world.links.link(entity, id, wanted);
		const stored = world.links
			.of(entity, id)
			.find((known) => known.to === wanted.to && known.id === wanted.id);
		return linkModel(entity, id, stored ?? wanted, true);
	});
	return Array.isArray(done)
		? linksAnswer(world, call.path.replace(/link$/, 'links'), arranged(done, world))
		: done;
}

function unlink(call: Call, entity: EntityName): Answer {
	const done = eachLink(call, entity, idOf(call), (id, wanted) => {
		call.world.links.unlink(entity, id, wanted.to, wanted.id);
		return {};
	});
	return Array.isArray(done) ? noContent() : done;
}

const filterOf = ({ filter }: Query): Query => (typeof filter === 'object' ? filter : {});

const wantedLinks = (links: Link[], filter: Query): Link[] => {
	const type = textOf(filter.to_entity_type);
	const ids = valuesOf(filter.to_entity_id);
	return type === undefined
		? links
		: links.filter(({ to, id }) => to === type && (ids.length === 0 || ids.includes(String(id))));
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

/** Links between companies, contacts and leads (API facts 5.10); lists and customers are not there to be linked. */
export const linkRoutes: Route[] = entityNames.flatMap((entity): Route[] => [
	{
		method: 'GET',
		path: `/api/v4/${entity}/:id/links`,
		handle: (call) => linksOfOne(call, entity),
	},
	{ method: 'POST', path: `/api/v4/${entity}/:id/link`, handle: (call) => link(call, entity) },
	{ method: 'POST', path: `/api/v4/${entity}/:id/unlink`, handle: (call) => unlink(call, entity) },
	{ method: 'GET', path: `/api/v4/${entity}/links`, handle: (call) => linksOfMany(call, entity) },
	{ method: 'POST', path: `/api/v4/${entity}/link`, handle: (call) => link(call, entity) },
	{ method: 'POST', path: `/api/v4/${entity}/unlink`, handle: (call) => unlink(call, entity) },
]);
