import { writeBatch } from '../checks/batch';
import { requestIdOf } from '../checks/issue';
import { hal, noContent, problem, type Answer } from '../http/answer';
import type { Call, Route } from '../http/call';
import { numberOf } from '../json';
import { oneOf, since } from '../lists/filters';
import { listAnswer, type List } from '../lists/list';
import { entityNames, type EntityName } from '../names';
import { changeNotes } from './changeNotes';
import { addNote } from './addNote';
import { linksOf, noteModel, shapeOf } from './noteModel';
import { paramIssues } from './noteParams';
import type { StoredNote } from './noteStore';

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
	model: (call, note) => noteModel(call, entity, note),
});

function listNotes(call: Call, entity: EntityName): Answer {
	const pathId = pathIdOf(call);
	if (pathId === undefined) return listAnswer(call, listOf(entity));
	if (!call.world.stores[entity].get(pathId)) return problem(404, 'Not Found');
	return listAnswer(call, listOf(entity), [(note) => note.entity_id === pathId]);
}

function noteIn({ world, params }: Call, entity: EntityName): StoredNote | undefined {
	const note = world.notes[entity].get(Number(params.noteId));
	return params.id === undefined || note?.entity_id === Number(params.id) ? note : undefined;
}

function oneNote(call: Call, entity: EntityName): Answer {
	const note = noteIn(call, entity);
	return note ? hal(noteModel(call, entity, note)) : problem(404, 'Not Found');
}

function pinNote(call: Call, entity: EntityName, is_pinned: boolean): Answer {
	const note = noteIn(call, entity);
	if (!note) return problem(404, 'Not Found');
	call.world.notes[entity].change(note, { is_pinned });
	return noContent();
}

/** Notes of companies, contacts and leads (API facts 5.9). */
export const noteRoutes: Route[] = entityNames.flatMap((entity): Route[] =>
	[`/api/v4/${entity}/notes`, `/api/v4/${entity}/:id/notes`].flatMap((path): Route[] => [
		{ method: 'GET', path, handle: (call) => listNotes(call, entity) },
		{ method: 'POST', path, handle: (call) => addNotes(call, entity) },
		{ method: 'PATCH', path, handle: (call) => changeNotes(call, entity) },
		{ method: 'GET', path: `${path}/:noteId`, handle: (call) => oneNote(call, entity) },
		...[true, false].map(
			(pinned): Route => ({
				method: 'POST',
				path: `${path}/:noteId/${pinned ? 'pin' : 'unpin'}`,
				handle: (call) => pinNote(call, entity, pinned),
			}),
		),
	]),
);
