import { resources } from '../resources';
import { company } from '../resources/company';
import { asError } from '../transport/http/asError';
import type { Connection } from '../transport/http/connection';
import type { CustomField } from '../customFields/encoding';
import { createFinder, preferring, type Finder, type Named } from '../parse/names/finder';
import type { Notation } from '../parse/dates/notation';
import { InputError, quoted } from '../parse/text/inputError';
import { accountCountry, accountNotation, accountZone } from './accountSettings';
import { readCustomFields } from './customFields';
import { detailFinder, type Detail } from './detailFields';
import { readEventTypes, type EventType } from './eventTypes';
import { readLossReasons } from './lossReasons';
import { recordsByName } from './recordsByName';
import { stageFinder, stagesFinder, type WantedStages } from './stageFinder';
import { pipelinesOf, readStages, type Pipeline, type Stage } from './stages';
import { readTags } from './tags';
import { readTaskTypes } from './taskTypes';
import { readUsers, type User } from './users';

/** Resolves the names used by the rows of a run. Each list is read once, and only if needed. */
export interface Directory {
	/** The account's address and the type of record as in URLs. */
	home: { account: string; scope: string };
	user(wanted: unknown): Promise<User>;
	customField(wanted: unknown): Promise<CustomField>;
	/** The account's field for a contact detail. */
	detailField(wanted: Detail): Promise<CustomField>;
	tag(wanted: unknown): Promise<Named>;
	/** A stage of any pipeline, for a lead. */
	stage(wanted: unknown): Promise<Stage>;
	/** The stages that a filter selects. */
	stagesOf(wanted: WantedStages): Promise<Stage[]>;
	pipeline(wanted: unknown): Promise<Named>;
	lossReason(wanted: unknown): Promise<Named>;
	taskType(wanted: unknown): Promise<Named>;
	eventType(wanted: unknown): Promise<EventType>;
	/** The ID of the company with that name. */
	company(name: string): Promise<number>;
	/** The ID of the record with that name, of this directory's type. */
	record(name: string): Promise<number>;
	/** The account's time zone, IANA name. */
	zone(): Promise<string>;
	/** ISO code of the account's country; `undefined` if amoCRM does not return it. */
	country(): Promise<string | undefined>;
	/** How the account's users write ambiguous values. */
	notation(): Promise<Notation>;
	/** All custom fields, read during this run. */
	customFields(): Promise<readonly CustomField[]>;
	/** Custom fields for messages; empty if they cannot be read. */
	knownFields(scope?: string): Promise<readonly CustomField[]>;
}

/** @param scope of custom fields and tags: `companies`, `contacts`, `leads` … */
export function createDirectory(connection: Connection, scope: string): Directory {
	const startedAt = Date.now();
	const userList = lookup(
		activeFirst,
		async (notBefore) => await readUsers(connection, notBefore),
		startedAt,
	);
	const fieldList = lookup(
		(list: readonly CustomField[]) => createFinder(list, 'custom field'),
		async (notBefore) => await readCustomFields(connection, scope, notBefore),
		startedAt,
	);
	const tagList = lookup(
		(list: readonly Named[]) => createFinder(list, 'tag'),
		async (notBefore) => await readTags(connection, scope, notBefore),
		startedAt,
	);
	let zone: Promise<string> | undefined;
	let country: Promise<string | undefined> | undefined;
	let notation: Promise<Notation> | undefined;
	return {
		home: { account: connection.account, scope },
		user: userList,
		customField: fieldList,
		detailField: lookup(
			(list: readonly CustomField[]) => detailFinder(list, scope),
			async (notBefore) => await readCustomFields(connection, scope, notBefore),
			startedAt,
		),
		tag: tagList,
		stage: lookup(
			stageFinder,
			async (notBefore) => await readStages(connection, notBefore),
			startedAt,
		),
		stagesOf: lookup(
			stagesFinder,
			async (notBefore) => await readStages(connection, notBefore),
			startedAt,
		),
		pipeline: lookup(
			(list: readonly Pipeline[]) => preferring(list, ({ archived }) => !archived, 'pipeline'),
			async (notBefore) => pipelinesOf(await readStages(connection, notBefore)),
			startedAt,
		),
		lossReason: lookup(
			(list: readonly Named[]) => createFinder(list, 'loss reason'),
			async (notBefore) => await readLossReasons(connection, notBefore),
			startedAt,
		),
		taskType: lookup(
			(list: readonly Named[]) => createFinder(list, 'task type'),
			async (notBefore) => await readTaskTypes(connection, notBefore),
			startedAt,
		),
		eventType: lookup(
			(list: readonly EventType[]) => createFinder(list, 'event type'),
			async (notBefore) => await readEventTypes(connection, notBefore),
			startedAt,
		),
		company: recordsByName(connection, company),
		record: recordsOf(connection, scope),
		zone: async () => await (zone ??= accountZone(connection)),
		country: async () => await (country ??= accountCountry(connection)),
		notation: async () => await (notation ??= accountNotation(connection)),
		customFields: async () => await readCustomFields(connection, scope, startedAt),
		knownFields: async (of = scope) => {
			try {
				return await readCustomFields(connection, of);
			} catch {
				// Only improves a message.
				return [];
			}
		},
	};
}

/** Finds records of a scope by name. */
function recordsOf(connection: Connection, scope: string): (name: string) => Promise<number> {
	const kind = resources.find(({ embedded }) => embedded === scope);
	if (kind) return recordsByName(connection, kind);
	return async (name) => {
		throw new InputError(`there is no record named ${quoted(name)}`, 'Use the ID instead.');
	};
}

/** Deactivated users are recognized, but neither suggested nor in conflict with an active namesake. */
const activeFirst = (all: readonly User[]): Finder<User> =>
	preferring(all, ({ active }) => active, 'user');

type Load<T> = (notBefore?: number) => Promise<T[]>;

/**
 * Searches a list that may be up to a minute old. If a name is missing, it may have been created since, so the list is
 * reread once per run before the name counts as unknown.
 */
function lookup<T, Wanted, Found>(
	finderOf: (list: readonly T[]) => (wanted: Wanted) => Found,
	load: Load<T>,
	startedAt: number,
): (wanted: Wanted) => Promise<Found> {
	let first: Promise<(wanted: Wanted) => Found> | undefined;
	let newest: Promise<(wanted: Wanted) => Found> | undefined;
	return async (wanted) => {
		// A list that cannot be read is not requested again by every row.
		first ??= load().then(finderOf);
		const find = await (newest ?? first);
		try {
			return find(wanted);
		} catch (error) {
			// Unknown or ambiguous: decide with the latest list, unless this was it.
			if (newest || !(error instanceof InputError)) throw asError(error);
		}
		newest = load(startedAt).then(finderOf);
		return (await newest)(wanted);
	};
}
