import { now as timeOf } from '../clock';
import { writeBatch } from '../checks/batch';
import { anything, boolean, requestId, timestamp, type Shape } from '../checks/check';
import { requestIdOf } from '../checks/issue';
import { author, member, recordOf } from '../checks/references';
import { hal, problem, type Answer } from '../http/answer';
import type { Call, Route } from '../http/call';
import { numberOf, objectOf, stringOf, type JsonObject } from '../json';
import { oneOf, since } from '../lists/filters';
import { listAnswer, type List } from '../lists/list';
import { entityNames, type EntityName } from '../names';
import type { World } from '../world';
import type { StoredNote } from './noteStore';
import { noteType, paramIssues } from './noteParams';

const shapeOf = (entity: EntityName, mass: boolean): Shape => ({
	note_type: { check: noteType, required: true },
	params: { check: anything, required: true },
	// Ignored if outside `params`; the missing `text` inside is the error (API facts 5.9).
	text: { check: anything, nullable: true },
	created_by: { check: author },
	responsible_user_id: { check: member },
	created_at: { check: timestamp },
	updated_at: { check: timestamp },
	is_need_to_trigger_digital_pipeline: { check: boolean },
	request_id: { check: requestId },
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

/** Adds notes to many records, or to the one in the path. */
function addNotes(call: Call, entity: EntityName): Answer {
	const { world, userId } = call;
	const pathId = pathIdOf(call);
	if (pathId !== undefined && !world.stores[entity].get(pathId)) return problem(404, 'Not Found');
	const models = writeBatch(call, {
		entity,
		shape: shapeOf(entity, pathId === undefined),
		issues: (row) => paramIssues(row, { world, entity }),
		act: (row, index) => {
			const note = addNote(world, entity, pathId ?? numberOf(row.entity_id) ?? 0, row, userId);
			return {
				id: note.id,
				entity_id: note.entity_id,
				request_id: requestIdOf(row, index),
				_links: linksOf(world, entity, note),
			};
		},
	});
	if (!Array.isArray(models)) return models;
	return hal({
		_links: { self: { href: `${world.url}/api/v4/${entity}/notes` } },
		_embedded: { notes: models },
	});
}

/** ListFilters and orders of notes (API facts 1.7, 1.8). */
const listOf = (entity: EntityName): List<StoredNote> => ({
	key: 'notes',
	totals: 'none',
	orders: () => ['id', 'updated_at'],
	ascending: ({ world }, order) => {
		const of = ({ id, updated_at }: StoredNote) => (order === 'id' ? id : updated_at);
		return [...world.notes[entity].listed()].sort((a, b) => of(a) - of(b) || a.id - b.id);
	},
	filters: {
		id: oneOf(({ id }) => id),
		entity_id: oneOf((note) => note.entity_id),
		note_type: oneOf((note) => note.note_type),
		updated_at: since((note) => note.updated_at),
	},
	model: ({ world }, note) => model(world, entity, note),
});

function listNotes(call: Call, entity: EntityName): Answer {
	const pathId = pathIdOf(call);
	if (pathId === undefined) return listAnswer(call, listOf(entity));
	if (!call.world.stores[entity].get(pathId)) return problem(404, 'Not Found');
	return listAnswer(call, listOf(entity), [(note) => note.entity_id === pathId]);
}

function oneNote({ world, params }: Call, entity: EntityName): Answer {
	const note = world.notes[entity].get(Number(params.noteId));
	const fits = note && (params.id === undefined || note.entity_id === Number(params.id));
	return fits ? hal(model(world, entity, note)) : problem(404, 'Not Found');
}

/** Notes of companies, contacts and leads, which can be read and added (API facts 5.9), but not changed or pinned. */
export const noteRoutes: Route[] = entityNames.flatMap((entity): Route[] =>
	[`/api/v4/${entity}/notes`, `/api/v4/${entity}/:id/notes`].flatMap((path): Route[] => [
		{ method: 'GET', path, handle: (call) => listNotes(call, entity) },
		{ method: 'POST', path, handle: (call) => addNotes(call, entity) },
		{ method: 'GET', path: `${path}/:noteId`, handle: (call) => oneNote(call, entity) },
	]),
);
