import { now as timeOf } from '../clock';
import { numberOf, objectOf, stringOf, type JsonObject } from '../json';
import type { EntityName } from '../names';
import type { World } from '../world';
import type { StoredNote } from './noteStore';

/** Adds a note of any type to a record. */
export function addNote(
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
		is_pinned: false,
	};
	world.notes[entity].add(note);
	return note;
}
