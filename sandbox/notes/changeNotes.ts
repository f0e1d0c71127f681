import { now as timeOf } from '../clock';
import { writeBatch } from '../checks/batch';
import { both, positive, type Check, type Shape } from '../checks/check';
import { notSupportedChoice, requestIdOf, type Issue } from '../checks/issue';
import { hal, type Answer } from '../http/answer';
import type { Call } from '../http/call';
import { numberOf, objectOf, type JsonObject } from '../json';
import type { EntityName } from '../names';
import type { World } from '../world';
import { linksOf, shapeOf } from './noteModel';
import { paramIssues } from './noteParams';

/** An existing note of this kind of record. */
const noteOf = (entity: EntityName): Check =>
	both(positive, (value, path, { world }) =>
		world.notes[entity].get(Number(value)) ? [] : [notSupportedChoice(path)],
	);

const changedShape = (entity: EntityName): Shape => ({
	...optional(shapeOf(entity, true)),
	id: { check: noteOf(entity), required: true },
});

const optional = (shape: Shape): Shape =>
	Object.fromEntries(
		Object.entries(shape).map(([key, rule]) => [key, { ...rule, required: false }]),
	);

/** The type of a note stays, so its `params` are checked by it. */
function changeIssues(world: World, entity: EntityName, row: JsonObject): Issue[] {
	const note = world.notes[entity].get(Number(row.id));
	if (!note) return [];
	if (row.note_type !== undefined && row.note_type !== note.note_type)
		return [notSupportedChoice('note_type')];
	if (row.params === undefined) return [];
	const params = { ...note.params, ...objectOf(row.params) };
	return paramIssues({ note_type: note.note_type, params }, { world, entity });
}

/** Changes notes in one batch. */
export function changeNotes(call: Call, entity: EntityName): Answer {
	const { world, userId } = call;
	const models = writeBatch(call, {
		entity,
		shape: changedShape(entity),
		issues: (row) => changeIssues(world, entity, row),
		act: (row, index) => {
			const note = world.notes[entity].get(Number(row.id));
			if (!note) return null;
			const updated_at = numberOf(row.updated_at) ?? timeOf(world);
			world.notes[entity].change(note, {
				params: { ...note.params, ...objectOf(row.params) },
				responsible_user_id: numberOf(row.responsible_user_id) ?? note.responsible_user_id,
				updated_by: userId,
				updated_at,
			});
			return {
				id: note.id,
				entity_id: note.entity_id,
				updated_at,
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
