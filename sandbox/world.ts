import { LinkStore } from './entities/linkStore';
import { RecordStore } from './entities/recordStore';
import { TagDictionary } from './entities/tagDictionary';
import { EventLog } from './events/eventLog';
import { NoteStore } from './notes/noteStore';
import { entityNames, perEntity, type EntityName } from './names';
import { Others } from './others/others';
import type { SandboxOptions } from './options';
import { PlainStores } from './plain/plainStores';
import { idSource, seededRandom, type Random } from './random';
import { accountOf, type Account } from './seed/seedAccount';
import { seedFields, type Field } from './seed/seedFields';
import { archive, lossReasons, pipelines, type Pipeline } from './seed/seedPipelines';
import { seedTags } from './seed/seedTags';
import { ownerId, seedUsers, type User } from './seed/seedUsers';
import { TalkStore } from './talks/talkStore';

/** Custom fields of one entity type, by ID and by code. */
export interface FieldCatalogue {
	list: Field[];
	byId: Map<number, Field>;
	byCode: Map<string, Field>;
}

/** Everything in the account. */
export interface World {
	options: SandboxOptions;
	random: Random;
	/** Base of all links: the sandbox's own URL. */
	url: string;
	account: Account;
	ownerId: number;
	users: Map<number, User>;
	fields: Record<EntityName, FieldCatalogue>;
	tags: Record<EntityName, TagDictionary>;
	stores: Record<EntityName, RecordStore>;
	nextId: Record<EntityName, () => number>;
	links: LinkStore;
	/** Notes by entity type; their IDs form one series. */
	notes: Record<EntityName, NoteStore>;
	nextNoteId: () => number;
	pipelines: Pipeline[];
	/** Tasks, loss reasons and other items without custom fields, tags and links. */
	plain: PlainStores;
	/** Conversations with contacts. */
	talks: TalkStore;
	/** Everything that happened. */
	events: EventLog;
	/** Other users and automations, and what they did. */
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

/** A new account with seed data but no records. */
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
		talks: new TalkStore(lag, seededRandom(options.seed + 5)),
		events: new EventLog(),
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
