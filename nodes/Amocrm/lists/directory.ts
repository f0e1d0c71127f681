import { resources } from '../resources';
import { company } from '../resources/company';
import { asError } from '../transport/http/asError';
import type { Connection } from '../transport/http/connection';
import type { CustomField } from '../customFields/encoding';
import { createFinder, preferring, type Finder, type Named } from '../parse/names/finder';
import type { Notation } from '../parse/dates/notation';
import { InputError, quoted } from '../parse/text/inputError';
import { accountCountry, accountNotation, accountZone } from './accountSettings';
import { customFields } from './customFields';
import { detailFinder, type Detail } from './detailFields';
import { lossReasons } from './lossReasons';
import { recordsByName } from './recordsByName';
import { stageFinder, stagesFinder, type WantedStages } from './stageFinder';
import { pipelinesOf, stages, type Pipeline, type Stage } from './stages';
import { tags } from './tags';
import { taskTypes } from './taskTypes';
import { users, type User } from './users';

/** Turns the names that rows of one run use into things of the account; each list is read once, and only if it is needed. */
export interface Directory {
	/** Whose names these are: the address of the account, and the kind of its records as in addresses. */
	home: { account: string; scope: string };
	user(wanted: unknown): Promise<User>;
	customField(wanted: unknown): Promise<CustomField>;
	/** The account's own field for a part of the contact details. */
	detailField(wanted: Detail): Promise<CustomField>;
	tag(wanted: unknown): Promise<Named>;
	/** A stage to put a lead in, of any pipeline. */
	stage(wanted: unknown): Promise<Stage>;
	/** The stages that a filter means. */
	stagesOf(wanted: WantedStages): Promise<Stage[]>;
	pipeline(wanted: unknown): Promise<Named>;
	lossReason(wanted: unknown): Promise<Named>;
	taskType(wanted: unknown): Promise<Named>;
	/** The id of the company of that name. */
	company(name: string): Promise<number>;
	/** The id of the record of that name, of the kind that this directory is for. */
	record(name: string): Promise<number>;
	/** IANA name of the account's time zone. */
	zone(): Promise<string>;
	/** ISO code of the account's country; `undefined` where amoCRM does not say. */
	country(): Promise<string | undefined>;
	/** How the account's people write what can be read in two ways. */
	notation(): Promise<Notation>;
	/** All custom fields, as they are at the time of this run. */
	customFields(): Promise<readonly CustomField[]>;
	/** Custom fields by id or code, for messages; an empty list where it cannot be read. */
	knownFields(scope?: string): Promise<readonly CustomField[]>;
}

/** @param scope of custom fields and tags: `companies`, `contacts`, `leads` … */
export function createDirectory(connection: Connection, scope: string): Directory {
	const startedAt = Date.now();
	const userList = lookup(
		activeFirst,
		async (notBefore) => await users(connection, notBefore),
		startedAt,
	);
	const fieldList = lookup(
		(list: readonly CustomField[]) => createFinder(list, 'custom field'),
		async (notBefore) => await customFields(connection, scope, notBefore),
		startedAt,
	);
	const tagList = lookup(
		(list: readonly Named[]) => createFinder(list, 'tag'),
		async (notBefore) => await tags(connection, scope, notBefore),
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
			async (notBefore) => await customFields(connection, scope, notBefore),
			startedAt,
		),
		tag: tagList,
		stage: lookup(stageFinder, async (notBefore) => await stages(connection, notBefore), startedAt),
		stagesOf: lookup(
			stagesFinder,
			async (notBefore) => await stages(connection, notBefore),
			startedAt,
		),
		pipeline: lookup(
			(list: readonly Pipeline[]) => preferring(list, ({ archived }) => !archived, 'pipeline'),
			async (notBefore) => pipelinesOf(await stages(connection, notBefore)),
			startedAt,
		),
		lossReason: lookup(
			(list: readonly Named[]) => createFinder(list, 'loss reason'),
			async (notBefore) => await lossReasons(connection, notBefore),
			startedAt,
		),
		taskType: lookup(
			(list: readonly Named[]) => createFinder(list, 'task type'),
			async (notBefore) => await taskTypes(connection, notBefore),
			startedAt,
		),
		company: recordsByName(connection, company),
		record: recordsOf(connection, scope),
		zone: async () => await (zone ??= accountZone(connection)),
		country: async () => await (country ??= accountCountry(connection)),
		notation: async () => await (notation ??= accountNotation(connection)),
		customFields: async () => await customFields(connection, scope, startedAt),
		knownFields: async (of = scope) => {
			try {
				return await customFields(connection, of);
			} catch {
				// Only a message would be nicer with them.
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
		throw new InputError(`there is no record called ${quoted(name)}`, 'Give the ID instead.');
	};
}

/** Someone who has left does not stand in the way of a namesake, and is not offered; but is recognised. */
const activeFirst = (all: readonly User[]): Finder<User> =>
	preferring(all, ({ active }) => active, 'user');

type Load<T> = (notBefore?: number) => Promise<T[]>;

/**
 * Finds in a list that may be up to a minute old; what is not in it may have been made since, so the list is read anew
 * once per run before a name counts as unknown.
 */
function lookup<T, Wanted, Found>(
	finderOf: (list: readonly T[]) => (wanted: Wanted) => Found,
	load: Load<T>,
	startedAt: number,
): (wanted: Wanted) => Promise<Found> {
	let first: Promise<(wanted: Wanted) => Found> | undefined;
	let newest: Promise<(wanted: Wanted) => Found> | undefined;
	return async (wanted) => {
		// A list that cannot be read is not asked for again by every row.
		first ??= load().then(finderOf);
		const find = await (newest ?? first);
		try {
			return find(wanted);
		} catch (error) {
			// Not known, or known several times: decided on the newest list, unless this was it.
			if (newest || !(error instanceof InputError)) throw asError(error);
		}
		newest = load(startedAt).then(finderOf);
		return (await newest)(wanted);
	};
}
