import type { EntityKind } from '../entities/entityKind';
import type { StoredRecord } from '../entities/record';
import { updateRecord } from '../entities/writeRecord';
import { distinctTags } from '../entities/tagDictionary';
import type { World } from '../world';

/** The values of both records; if both have a field, the remaining record wins. */
function fieldsOfBoth(gone: StoredRecord, stays: StoredRecord) {
	const own = stays.custom_fields_values ?? [];
	const known = new Set(own.map(({ field_id }) => field_id));
	const fields = [
		...own,
		...(gone.custom_fields_values ?? []).filter(({ field_id }) => !known.has(field_id)),
	];
	return fields.length > 0 ? fields : null;
}

/** Merges two records as users do with duplicates: one remains and takes over what the other had. Returns its ID. */
export function mergeRecords(
	world: World,
	kind: EntityKind,
	gone: StoredRecord,
	stays: StoredRecord,
	by: number,
): number {
	if (gone.id === stays.id) throw new Error('A record cannot be merged into itself');
	const store = world.stores[kind.name];
	updateRecord(world, kind, stays, {}, by);
	store.change(stays, {
		custom_fields_values: fieldsOfBoth(gone, stays),
		_embedded: { tags: distinctTags([...stays._embedded.tags, ...gone._embedded.tags]) },
	});
	world.links.move(kind.name, gone.id, stays.id);
	store.remove(gone);
	return stays.id;
}
