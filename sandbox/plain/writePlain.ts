import { now } from '../clock';
import type { Json, JsonObject } from '../json';
import type { StoredItem } from '../stored';
import type { World } from '../world';
import type { PlainList, PlainField, PlainWriting } from './plain';

const valuesOf = (
	{ fields }: PlainList,
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

/** Stores a valid row as a new item. */
export function createPlain(
	world: World,
	plain: PlainList,
	row: JsonObject,
	userId: number,
): StoredItem {
	const writing = writingOf(world, userId);
	const item: StoredItem = {
		...valuesOf(plain, row, ({ initial }) => initial(writing)),
		id: world.plain.nextId(plain.name),
	};
	world.plain.of(plain.name).add(item);
	plain.happened?.(world, undefined, item, userId);
	return item;
}

/** Updates an item with a valid row; keys the row omits keep their values. */
export function updatePlain(
	world: World,
	plain: PlainList,
	item: StoredItem,
	row: JsonObject,
	userId: number,
): void {
	const writing = writingOf(world, userId);
	const changes = valuesOf(
		plain,
		row,
		({ renewed }, key) => renewed?.(writing) ?? item[key] ?? null,
	);
	const before = { ...item };
	world.plain.of(plain.name).change(item, changes);
	plain.happened?.(world, before, item, userId);
}
