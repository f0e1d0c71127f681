import { anything, boolean, requestId, timestamp, type Shape } from '../checks/check';
import { author, member, recordOf } from '../checks/references';
import type { Call } from '../http/call';
import { withOf } from '../http/incoming/query';
import type { JsonObject } from '../json';
import type { EntityName } from '../names';
import type { World } from '../world';
import { noteType } from './noteParams';
import type { StoredNote } from './noteStore';

/** A new note; `mass`: the record is named in the row instead of the path. */
export const shapeOf = (entity: EntityName, mass: boolean): Shape => ({
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

export const linksOf = (world: World, entity: EntityName, { id, entity_id: at }: StoredNote) => ({
	self: { href: `${world.url}/api/v4/${entity}/${at}/notes/${id}` },
});

/** `is_pinned` comes only with `with` (API facts 1.6). */
export function noteModel(
	{ world, query }: Call,
	entity: EntityName,
	note: StoredNote,
): JsonObject {
	const { is_pinned, ...always } = note;
	const shown: JsonObject = { ...always };
	if (withOf(query).has('is_pinned')) shown.is_pinned = is_pinned;
	return { ...shown, _links: linksOf(world, entity, note) };
}
