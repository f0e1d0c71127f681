import { checkShape } from '../checks/check';
import type { EntityKind } from '../entities/entityKind';
import { kinds } from '../entities/entityKinds';
import type { StoredRecord } from '../entities/record';
import { createRecord, updateRecord } from '../entities/writeRecord';
import type { JsonObject } from '../json';
import type { EntityName } from '../names';
import type { StrangerDeed } from '../options';
import type { World } from '../world';
import { mergeRecords } from './mergeRecords';

/** A write to be made by someone else. */
export interface StrangerOrder {
	deed: StrangerDeed;
	kind: EntityName;
	/** User ID, default 7001002; 0 is the robot. */
	by?: number;
	/** The record to change or to merge into another. */
	id?: number;
	/** The record that remains after merging. */
	into?: number;
	/** A row in the API's format, for creating and changing. */
	values?: JsonObject;
}

const known = (world: World, kind: EntityKind, id: number | undefined): StoredRecord => {
	const record = id === undefined ? undefined : world.stores[kind.name].get(id);
	if (!record) throw new Error(`There is no ${kind.name} ${id}`);
	return record;
};

function assertRow(world: World, kind: EntityKind, deed: StrangerDeed, values: JsonObject): void {
	const shape = deed === 'create' ? kind.createShape : kind.updateShape;
	const [wrong] = checkShape(shape, values, '', { world, entity: kind.name });
	if (wrong) throw new Error(`${wrong.code} ${wrong.path}`);
}

/** Executes the order; returns the ID of the record that was created, changed or kept. */
function carryOut(world: World, order: StrangerOrder, by: number): number {
	const kind = kinds[order.kind];
	const { deed, values = {} } = order;
	if (deed === 'merge')
		return mergeRecords(
			world,
			kind,
			known(world, kind, order.id),
			known(world, kind, order.into),
			by,
		);
	assertRow(world, kind, deed, values);
	if (deed === 'create') return createRecord(world, kind, values, by).id;
	const record = known(world, kind, order.id);
	updateRecord(world, kind, record, values, by);
	return record.id;
}

/**
 * Creates, changes or merges records as someone else. Returns the ID of the resulting record.
 * @throws Error if a record does not exist or the API would refuse the values.
 */
export function strangerWrite(world: World, order: StrangerOrder): number {
	const { deed, kind, by = 7001002 } = order;
	const id = carryOut(world, order, by);
	const merged = deed === 'merge' ? { id: order.id ?? 0, into: id } : { id };
	world.others.writes.push({ deed, kind, by, ...merged });
	return id;
}
