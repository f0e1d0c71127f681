import type { JsonObject } from '../json';
import type { StoredItem } from '../stored';
import type { World } from '../world';
import type { PlainList } from './plain';

const linksOf = (world: World, { path }: PlainList, id: number): JsonObject => ({
	self: { href: `${world.url}${path}/${id}` },
});

/** An item in read format. */
export function plainModel(world: World, plain: PlainList, item: StoredItem): JsonObject {
	const written = Object.keys(plain.fields).map((key) => [key, item[key] ?? null]);
	const derived = Object.entries(plain.derived ?? {}).map(([key, of]) => [key, of(world, item)]);
	return {
		id: item.id,
		...Object.fromEntries([...written, ...derived]),
		_links: linksOf(world, plain, item.id),
	};
}

/** An element of a write's answer; includes `requestId` if the answer has the key (API facts 1.11). */
export function plainAnswer(
	world: World,
	plain: PlainList,
	item: StoredItem,
	keys: readonly string[] | 'all',
	requestId: string,
): JsonObject {
	const model = { ...plainModel(world, plain, item), request_id: requestId };
	if (keys === 'all') return model;
	const named = Object.entries(model).filter(([key]) => key === '_links' || keys.includes(key));
	return Object.fromEntries(named);
}
