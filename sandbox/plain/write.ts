import { now } from '../clock';
import type { Json, JsonObject } from '../json';
import type { Stored } from '../stored';
import type { World } from '../world';
import type { Plain, PlainField, PlainWriting } from './plain';

const valuesOf = (
	{ fields }: Plain,
	row: JsonObject,
	otherwise: (field: PlainField, key: string) => Json,
): JsonObject =>
	Object.fromEntries(
		Object.entries(fields).map(([key, field]) => [key, row[key] ?? otherwise(field, key)]),
	);

const writingOf = (world: World, userId: number): PlainWriting => ({
	world,
	userId,
	now: now(world),
});

/** Stores a checked row as a new item. */
export function createPlain(world: World, plain: Plain, row: JsonObject, userId: number): Stored {
	const writing = writingOf(world, userId);
	const item: Stored = {
		...valuesOf(plain, row, ({ initial }) => initial(writing)),
		id: world.plain.nextId(plain.name),
	};
	world.plain.of(plain.name).add(item);
	return item;
}

/** Changes an item by a checked row; only what the row names. */
export function updatePlain(
	world: World,
	plain: Plain,
	item: Stored,
	row: JsonObject,
	userId: number,
): void {
	const writing = writingOf(world, userId);
	const changes = valuesOf(
		plain,
		row,
		({ renewed }, key) => renewed?.(writing) ?? item[key] ?? null,
	);
	world.plain.of(plain.name).change(item, changes);
}
