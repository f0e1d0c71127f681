import { LinkStore } from './entities/links';
import { RecordStore } from './entities/store';
import { TagDictionary } from './entities/tags';
import { NoteStore } from './notes/store';
import { entityNames, perEntity, type EntityName } from './names';
import { Others } from './others/others';
import type { SandboxOptions } from './options';
import { PlainStores } from './plain/stores';
import { idSource, seededRandom, type Random } from './random';
import { accountOf, type Account } from './seed/account';
import { seedFields, type Field } from './seed/fields';
import { archive, lossReasons, pipelines, type Pipeline } from './seed/pipelines';
import { seedTags } from './seed/tags';
import { ownerId, seedUsers, type User } from './seed/users';

/** Custom fields of one entity type, by id and by code. */
export interface FieldCatalogue {
	list: Field[];
	byId: Map<number, Field>;
	byCode: Map<string, Field>;
}

/** Everything the account holds. */
export interface World {
	options: SandboxOptions;
	random: Random;
	/** Base of all links: the sandbox's own address. */
	url: string;
	account: Account;
	ownerId: number;
	users: Map<number, User>;
	fields: Record<EntityName, FieldCatalogue>;
	tags: Record<EntityName, TagDictionary>;
	stores: Record<EntityName, RecordStore>;
	nextId: Record<EntityName, () => number>;
	links: LinkStore;
	/** Notes by the kind of their records; their ids are one series. */
	notes: Record<EntityName, NoteStore>;
	nextNoteId: () => number;
	pipelines: Pipeline[];
	/** Tasks, loss reasons and other things without custom fields, tags and links. */
	plain: PlainStores;
	/** Other people and automations, and what they did. */
	others: Others;
}

const firstIds: Record<EntityName, number> = {
	companies: 9_000_000,
	contacts: 5_000_000,
	leads: 12_000_000,
};
const firstTagIds: Record<EntityName, number> = {
	companies: 80_000,
	contacts: 180_000,
	leads: 280_000,
};

function catalogue(list: Field[]): FieldCatalogue {
	const coded = list.flatMap(
		(field): Array<[string, Field]> => (field.code === null ? [] : [[field.code, field]]),
	);
	return { list, byId: new Map(list.map((field) => [field.id, field])), byCode: new Map(coded) };
}

/** A fresh account: the seed data of the options, no records. */
export function createWorld(options: SandboxOptions, url: string): World {
	const random = seededRandom(options.seed);
	const lag = () => options.lagMs;
	const world: World = {
		options,
		random,
		url,
		account: accountOf(options),
		ownerId,
		users: new Map(seedUsers(options.users).map((user) => [user.id, user])),
		fields: perEntity((entity) =>
			catalogue(seedFields(entity, entity === 'companies' ? options.companyFields : 0)),
		),
		tags: perEntity((entity) => new TagDictionary(idSource(firstTagIds[entity], random))),
		stores: perEntity(() => new RecordStore(lag)),
		nextId: perEntity((entity) => idSource(firstIds[entity], random)),
		links: new LinkStore(lag),
		notes: perEntity(() => new NoteStore(lag)),
		nextNoteId: idSource(76_000_000, seededRandom(options.seed + 2)),
		pipelines: options.archivedPipeline ? [...pipelines, archive] : pipelines,
		plain: new PlainStores(lag, seededRandom(options.seed + 4)),
		others: new Others(seededRandom(options.seed + 3)),
	};
	for (const entity of entityNames) {
		for (const name of seedTags(entity, options.companyTags)) world.tags[entity].ensure(name);
	}
	const { created_at } = world.account;
	for (const reason of lossReasons)
		world.plain.of('loss_reasons').add({ ...reason, created_at, updated_at: created_at });
	return world;
}
