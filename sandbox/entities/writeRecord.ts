import { now as timeOf } from '../clock';
import { noteRecord } from '../events/recordEvents';
import { mergeFieldValues } from '../fields/mergeFieldValues';
import { numberOf, objectOf, objectsOf, type JsonObject } from '../json';
import type { World } from '../world';
import type { EntityKind } from './entityKind';
import type { StoredRecord, Tag } from './record';
import { distinctTags } from './tagDictionary';

const groupOf = (world: World, userId: number): number => world.users.get(userId)?.groupId ?? 0;

/** Tags after a write: `_embedded.tags` replaces all and takes precedence over adding and deleting (API facts 5.8). */
function tagsAfter(world: World, kind: EntityKind, before: Tag[], row: JsonObject): Tag[] {
	const dictionary = world.tags[kind.name];
	const embedded = objectOf(row._embedded);
	if ('tags' in embedded) return distinctTags(dictionary.resolve(objectsOf(embedded.tags)));
	const gone = new Set(dictionary.find(objectsOf(row.tags_to_delete)).map(({ id }) => id));
	const added = dictionary.resolve(objectsOf(row.tags_to_add));
	return distinctTags([...before, ...added]).filter(({ id }) => !gone.has(id));
}

const fieldsAfter = (
	world: World,
	kind: EntityKind,
	before: StoredRecord['custom_fields_values'],
	row: JsonObject,
) =>
	mergeFieldValues(
		before,
		objectsOf(row.custom_fields_values),
		world.fields[kind.name],
		world.options.timezone,
	);

/** Stores a valid row as a new record (API facts 1.3, 5.2–5.4). */
export function createRecord(
	world: World,
	kind: EntityKind,
	row: JsonObject,
	userId: number,
): StoredRecord {
	const now = timeOf(world);
	const id = world.nextId[kind.name]();
	const responsible = numberOf(row.responsible_user_id) ?? userId;
	const record: StoredRecord = {
		id,
		...kind.ownKeys(row, { world, id, now }),
		responsible_user_id: responsible,
		group_id: groupOf(world, responsible),
		created_by: numberOf(row.created_by) ?? userId,
		updated_by: numberOf(row.updated_by) ?? userId,
		created_at: numberOf(row.created_at) ?? now,
		updated_at: numberOf(row.updated_at) ?? now,
		closest_task_at: null,
		is_deleted: false,
		custom_fields_values: fieldsAfter(world, kind, null, row),
		account_id: world.account.id,
		_embedded: { tags: tagsAfter(world, kind, [], row) },
	};
	world.stores[kind.name].add(record);
	for (const link of kind.newLinks(row)) world.links.link(kind.name, id, link);
	noteRecord(world, kind.name, undefined, record, userId);
	return record;
}

/** Updates a record with a valid row; keys the row omits keep their values (API facts 5.5.4). */
export function updateRecord(
	world: World,
	kind: EntityKind,
	record: StoredRecord,
	row: JsonObject,
	userId: number,
): void {
	const now = timeOf(world);
	const responsible = numberOf(row.responsible_user_id) ?? record.responsible_user_id;
	const { id } = record;
	const before = { ...record };
	world.stores[kind.name].change(record, {
		...kind.ownKeys(row, { world, id, now, before: record }),
		responsible_user_id: responsible,
		group_id: groupOf(world, responsible),
		created_by: numberOf(row.created_by) ?? record.created_by,
		updated_by: numberOf(row.updated_by) ?? userId,
		created_at: numberOf(row.created_at) ?? record.created_at,
		updated_at: numberOf(row.updated_at) ?? now,
		custom_fields_values: fieldsAfter(world, kind, record.custom_fields_values, row),
		_embedded: { tags: tagsAfter(world, kind, record._embedded.tags, row) },
	});
	noteRecord(world, kind.name, before, record, userId);
}
