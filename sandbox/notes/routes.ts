import { now as timeOf } from '../clock';
import { anything, boolean, string, timestamp, type Shape } from '../checks/check';
import { author, member, recordOf } from '../checks/references';
import { refuseRows } from '../checks/rows';
import { entityNames, kinds, type EntityName } from '../entities/kinds';
import { hal, problem, type Answer } from '../http/answer';
import type { Call, Route } from '../http/call';
import { isRefusal, pageOf, uncountedList } from '../http/paging';
import { valuesOf, type Query } from '../http/query';
import { arranged, batchOf } from '../http/rows';
import { numberOf, objectOf, stringOf, type JsonObject } from '../json';
import type { World } from '../world';
import type { StoredNote } from './store';
import { noteType, paramIssues } from './types';

const shapeOf = (entity: EntityName, mass: boolean): Shape => ({
	note_type: { check: noteType, required: true },
	params: { check: anything, required: true },
	created_by: { check: author },
	responsible_user_id: { check: member },
	created_at: { check: timestamp },
	updated_at: { check: timestamp },
	is_need_to_trigger_digital_pipeline: { check: boolean },
	request_id: { check: string },
	...(mass ? { entity_id: { check: recordOf(entity), required: true } } : {}),
});

const linksOf = (world: World, entity: EntityName, { id, entity_id: at }: StoredNote) => ({
	self: { href: `${world.url}/api/v4/${entity}/${at}/notes/${id}` },
});

const model = (world: World, entity: EntityName, note: StoredNote): JsonObject => ({
	...note,
	_links: linksOf(world, entity, note),
});

function addNote(
	world: World,
	entity: EntityName,
	recordId: number,
	row: JsonObject,
	userId: number,
): StoredNote {
	const now = timeOf(world);
	const responsible = numberOf(row.responsible_user_id) ?? userId;
	const note: StoredNote = {
		id: world.nextNoteId(),
		entity_id: recordId,
		created_by: numberOf(row.created_by) ?? userId,
		updated_by: numberOf(row.created_by) ?? userId,
		created_at: numberOf(row.created_at) ?? now,
		updated_at: numberOf(row.updated_at) ?? now,
		responsible_user_id: responsible,
		group_id: world.users.get(responsible)?.groupId ?? 0,
		note_type: stringOf(row.note_type) ?? 'common',
		params: objectOf(row.params),
		account_id: world.account.id,
	};
	world.notes[entity].add(note);
	return note;
}

const pathIdOf = ({ params }: Call): number | undefined =>
	params.id === undefined ? undefined : Number(params.id);

/** Notes at many records, or at the one of the path. */
function addNotes(call: Call, entity: EntityName): Answer {
	const { world, body, userId } = call;
	const pathId = pathIdOf(call);
	if (pathId !== undefined && !world.stores[entity].get(pathId)) return problem(404, 'Not Found');
	const batch = batchOf(body);
	if ('refusal' in batch) return batch.refusal;
	const scope = { world, kind: kinds[entity] };
	const refusal = refuseRows(batch.rows, shapeOf(entity, pathId === undefined), scope, (row) =>
		paramIssues(row, scope),
	);
	if (refusal) return refusal;
	const models = batch.rows.map((row, index) => {
		const note = addNote(world, entity, pathId ?? numberOf(row.entity_id) ?? 0, row, userId);
		return {
			id: note.id,
			entity_id: note.entity_id,
			request_id: stringOf(row.request_id) ?? String(index),
			_links: linksOf(world, entity, note),
		};
	});
	return hal({
		_links: { self: { href: `${world.url}/api/v4/${entity}/notes` } },
		_embedded: { notes: arranged(models, world) },
	});
}

type Test = (note: StoredNote) => boolean;

/** `filter[id]`, `filter[entity_id]`, `filter[note_type]`; others are ignored (API facts 1.7). */
function testsOf({ query }: Call): Test[] {
	const filter: Query = typeof query.filter === 'object' ? query.filter : {};
	return ['id', 'entity_id', 'note_type'].flatMap((name): Test[] => {
		const wanted = valuesOf(filter[name]);
		return wanted.length === 0 ? [] : [(note) => wanted.includes(String(note[name]))];
	});
}

const orders = ['id', 'updated_at'] as const;

/** `order[id]` and `order[updated_at]` (API facts 1.8). */
function orderOf({ query }: Call): ((a: StoredNote, b: StoredNote) => number) | undefined {
	const order: Query = typeof query.order === 'object' ? query.order : { id: 'asc' };
	const [[name, direction] = ['', '']] = Object.entries(order);
	const field = orders.find((known) => known === name);
	if (!field) return undefined;
	const sign = direction === 'desc' ? -1 : 1;
	return (a, b) => sign * (a[field] - b[field] || a.id - b.id);
}

function listNotes(call: Call, entity: EntityName): Answer {
	const { world } = call;
	const pathId = pathIdOf(call);
	if (pathId !== undefined && !world.stores[entity].get(pathId)) return problem(404, 'Not Found');
	const page = pageOf(call);
	if (isRefusal(page)) return page;
	const order = orderOf(call);
	if (!order) return problem(400, 'Invalid order');
	const tests = testsOf(call);
	const found = world.notes[entity]
		.listed()
		.filter((note) => pathId === undefined || note.entity_id === pathId)
		.filter((note) => tests.every((test) => test(note)))
		.sort(order);
	const start = (page.page - 1) * page.limit;
	const rows = found.slice(start, start + page.limit).map((note) => model(world, entity, note));
	return uncountedList(call, page, 'notes', rows, start + rows.length < found.length);
}

function oneNote({ world, params }: Call, entity: EntityName): Answer {
	const note = world.notes[entity].get(Number(params.noteId));
	const fits = note && (params.id === undefined || note.entity_id === Number(params.id));
	return fits ? hal(model(world, entity, note)) : problem(404, 'Not Found');
}

/** Notes at companies, contacts and leads: read and added (API facts 5.9); not changed or pinned. */
export const noteRoutes: Route[] = entityNames.flatMap((entity): Route[] =>
	[`/api/v4/${entity}/notes`, `/api/v4/${entity}/:id/notes`].flatMap((path): Route[] => [
		{ method: 'GET', path, handle: (call) => listNotes(call, entity) },
		{ method: 'POST', path, handle: (call) => addNotes(call, entity) },
		{ method: 'GET', path: `${path}/:noteId`, handle: (call) => oneNote(call, entity) },
	]),
);
