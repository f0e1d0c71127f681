import { now as timeOf } from '../clock';
import { mergeFieldValues } from '../fields/merge';
import { numberOf, objectOf, objectsOf, stringOf, type JsonObject } from '../json';
import type { World } from '../world';
import type { EntityKind } from './kinds';
import type { StoredRecord, Tag } from './record';
import { dealKeys } from './stage';
import { distinctTags } from './tags';

const groupOf = (world: World, userId: number): number => world.users.get(userId)?.groupId ?? 0;

/** Tags after a write: `_embedded.tags` replaces all and wins over adding and deleting (API facts 5.8). */
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

/** A contact's name is composed of its parts when only these are sent (API facts 5.3). */
function nameKeys(
	kind: EntityKind,
	row: JsonObject,
	id: number,
	before?: StoredRecord,
): JsonObject & { name: string } {
	const name = stringOf(row.name);
	if (kind.name === 'leads') return { name: name ?? before?.name ?? `Lead #${id}` };
	if (kind.name === 'companies') return { name: name ?? before?.name ?? '' };
	const first = stringOf(row.first_name) ?? stringOf(before?.first_name) ?? '';
	const last = stringOf(row.last_name) ?? stringOf(before?.last_name) ?? '';
	const partsSent = 'first_name' in row || 'last_name' in row;
	const composed = partsSent
		? [first, last].filter((part) => part !== '').join(' ')
		: (before?.name ?? '');
	return { name: name ?? composed, first_name: first, last_name: last };
}

function linkNewDeal(world: World, id: number, row: JsonObject): void {
	const embedded = objectOf(row._embedded);
	for (const company of objectsOf(embedded.companies)) {
		world.links.link('leads', id, { to: 'companies', id: numberOf(company.id) ?? 0, main: false });
	}
	for (const contact of objectsOf(embedded.contacts)) {
		world.links.link('leads', id, {
			to: 'contacts',
			id: numberOf(contact.id) ?? 0,
			main: contact.is_main === true,
		});
	}
}

/** Stores a checked row as a new record (API facts 1.3, 5.2–5.4). */
export function createRecord(
	world: World,
	kind: EntityKind,
	row: JsonObject,
	userId: number,
): StoredRecord {
	const now = timeOf(world);
	const id = world.nextId[kind.name]();
	const responsible = numberOf(row.responsible_user_id) ?? userId;
	const createdAt = numberOf(row.created_at) ?? now;
	const record: StoredRecord = {
		id,
		...nameKeys(kind, row, id),
		responsible_user_id: responsible,
		group_id: groupOf(world, responsible),
		created_by: numberOf(row.created_by) ?? userId,
		updated_by: numberOf(row.updated_by) ?? userId,
		created_at: createdAt,
		updated_at: numberOf(row.updated_at) ?? now,
		closest_task_at: null,
		is_deleted: false,
		...(kind.name === 'leads'
			? { ...dealKeys(world, row, now), score: null, labor_cost: null }
			: { is_unsorted: false }),
		custom_fields_values: fieldsAfter(world, kind, null, row),
		account_id: world.account.id,
		_embedded: { tags: tagsAfter(world, kind, [], row) },
	};
	world.stores[kind.name].add(record);
	if (kind.name === 'leads') linkNewDeal(world, id, row);
	return record;
}

/** Changes a record by a checked row; only what the row names (API facts 5.5.4). */
export function updateRecord(
	world: World,
	kind: EntityKind,
	record: StoredRecord,
	row: JsonObject,
	userId: number,
): void {
	const now = timeOf(world);
	const responsible = numberOf(row.responsible_user_id) ?? record.responsible_user_id;
	world.stores[kind.name].change(record, {
		...nameKeys(kind, row, record.id, record),
		...(kind.name === 'leads' ? dealKeys(world, row, now, record) : {}),
		responsible_user_id: responsible,
		group_id: groupOf(world, responsible),
		created_by: numberOf(row.created_by) ?? record.created_by,
		updated_by: numberOf(row.updated_by) ?? userId,
		created_at: numberOf(row.created_at) ?? record.created_at,
		updated_at: numberOf(row.updated_at) ?? now,
		custom_fields_values: fieldsAfter(world, kind, record.custom_fields_values, row),
		_embedded: { tags: tagsAfter(world, kind, record._embedded.tags, row) },
	});
}
