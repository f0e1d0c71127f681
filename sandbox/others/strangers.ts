import { checkShape } from '../checks/check';
import type { EntityKind } from '../entities/kind';
import { kinds } from '../entities/kinds';
import type { StoredRecord } from '../entities/record';
import { createRecord, updateRecord } from '../entities/write';
import type { JsonObject } from '../json';
import type { EntityName } from '../names';
import type { StrangerDeed } from '../options';
import type { World } from '../world';
import { mergeRecords } from './merge';

/** A write somebody else is to make now. */
export interface StrangerOrder {
	deed: StrangerDeed;
	kind: EntityName;
	/** User ID, default 7001002; 0 is the robot. */
	by?: number;
	/** The record to change, or to merge into another. */
	id?: number;
	/** The record that stays after merging. */
	into?: number;
	/** A row as the API takes it, for creating and changing. */
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

/** Carries the order out; the ID of the record that was created or changed, or that stays. */
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
 * Somebody else creates, changes or merges records. Returns the ID of the record that exists afterwards.
 * @throws Error when a record does not exist or the API would refuse the values.
 */
export function strangerWrite(world: World, order: StrangerOrder): number {
	const { deed, kind, by = 7001002 } = order;
	const id = carryOut(world, order, by);
	const merged = deed === 'merge' ? { id: order.id ?? 0, into: id } : { id };
	world.others.writes.push({ deed, kind, by, ...merged });
	return id;
}
