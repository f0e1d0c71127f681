import { entityNames, type EntityName } from '../names';
import type { StoredRecord } from '../entities/record';
import type { Call } from '../http/call';
import { isObject, objectsOf, stringOf, type Json, type JsonObject } from '../json';
import type { StrangerDeed } from '../options';
import type { World } from '../world';
import { strangerWrite, type StrangerOrder } from './strangers';

/** Only recently written records are worth changing. */
const lately = 50;

const kindOf = (world: World, path: string): EntityName =>
	entityNames.find((name) => path.startsWith(`/api/v4/${name}`)) ??
	world.others.pick(entityNames) ??
	'leads';

const namesIn = (body: Json | undefined): string[] =>
	objectsOf(isObject(body) ? [body] : body).flatMap(({ name }) => stringOf(name) ?? []);

/** A random colleague of the token's owner, or the robot. */
const somebody = ({ users, others, ownerId }: World): number => {
	const able = [...users.values()].filter(
		({ id, active, free }) => active && !free && id !== ownerId,
	);
	return others.pick([...able.map(({ id }) => id), 0]) ?? 0;
};

const recent = (world: World, kind: EntityName): StoredRecord[] =>
	world.stores[kind].ascending('id').slice(-lately);

function creating(world: World, kind: EntityName, names: string[]): StrangerOrder | undefined {
	const name = world.others.pick(names);
	if (name === undefined) return undefined;
	const price: JsonObject =
		kind === 'leads' ? { price: Math.floor(world.others.random() * 100_000) + 1 } : {};
	return { deed: 'create', kind, values: { name, ...price } };
}

/** Keeps names, since nobody could recognize a renamed record. */
function changing(world: World, kind: EntityName, by: number): StrangerOrder | undefined {
	const record = world.others.pick(recent(world, kind));
	if (!record) return undefined;
	const changes: JsonObject[] = [
		{ responsible_user_id: by === 0 ? 7001002 : by },
		{ tags_to_add: [{ name: 'seen' }] },
		...(kind === 'leads' ? [{ price: Number(record.price) + 7 }] : []),
	];
	return { deed: 'change', kind, id: record.id, values: world.others.pick(changes) ?? {} };
}

/** People merge duplicates, which have the same name. */
function merging(world: World, kind: EntityName): StrangerOrder | undefined {
	const records = recent(world, kind);
	const twins = records.filter((record) =>
		records.some(({ id, name }) => id !== record.id && name === record.name),
	);
	const stays = world.others.pick(twins);
	const gone = world.others.pick(
		twins.filter(({ id, name }) => id !== stays?.id && name === stays?.name),
	);
	return stays && gone ? { deed: 'merge', kind, id: gone.id, into: stays.id } : undefined;
}

function strangersTurn(world: World, { path, body }: Call): void {
	const { strangersDo, strangersNames } = world.options;
	const deed = world.others.pick(strangersDo);
	const kind = kindOf(world, path);
	const by = somebody(world);
	const orders: Record<StrangerDeed, () => StrangerOrder | undefined> = {
		create: () => creating(world, kind, strangersNames.length > 0 ? strangersNames : namesIn(body)),
		change: () => changing(world, kind, by),
		merge: () => merging(world, kind),
	};
	const order = deed && orders[deed]();
	if (order) strangerWrite(world, { ...order, by });
}

/** Lets others write around a request, half of the time before it; the returned function does the rest afterwards. */
export function meanwhile(world: World, call: Call): () => void {
	const idle = () => undefined;
	const { strangersEvery } = world.options;
	if (strangersEvery <= 0 || !call.path.startsWith('/api/')) return idle;
	world.others.requests += 1;
	if (world.others.requests % strangersEvery !== 0) return idle;
	if (world.others.random() < 0.5) return () => strangersTurn(world, call);
	strangersTurn(world, call);
	return idle;
}
