import type { Connection } from '../transport/connection';
import type { CustomField } from '../values/customFields';
import { createFinder, type Finder, type Named } from '../values/finder';
import { InputError } from '../values/inputError';
import { accountZone } from './account';
import { customFields } from './customFields';
import { tags } from './tags';
import { users, type User } from './users';

/** Turns the names that rows of one run use into things of the account; each list is read once, and only if it is needed. */
export interface Directory {
	user(wanted: unknown): Promise<User>;
	customField(wanted: unknown): Promise<CustomField>;
	tag(wanted: unknown): Promise<Named>;
	/** IANA name of the account's time zone. */
	zone(): Promise<string>;
	/** Custom fields by id or code, for messages; an empty list where it cannot be read. */
	knownFields(): Promise<readonly CustomField[]>;
}

/** @param scope of custom fields and tags: `companies`, `contacts`, `leads` … */
export function createDirectory(connection: Connection, scope: string): Directory {
	const startedAt = Date.now();
	const userList = lookup('user', async (notBefore) => await users(connection, notBefore), startedAt);
	const fieldList = lookup('custom field', async (notBefore) => await customFields(connection, scope, notBefore), startedAt);
	const tagList = lookup('tag', async (notBefore) => await tags(connection, scope, notBefore), startedAt);
	let zone: Promise<string> | undefined;
	return {
		user: userList,
		customField: fieldList,
		tag: tagList,
		zone: async () => await (zone ??= accountZone(connection)),
		knownFields: async () => {
			try {
				return await customFields(connection, scope);
			} catch {
				// Only a message would be nicer with them.
				return [];
			}
		},
	};
}

type Load<T> = (notBefore?: number) => Promise<T[]>;

/**
 * Finds in a list that may be up to a minute old; what is not in it may have been made since, so the list is read anew
 * once per run before a name counts as unknown.
 */
function lookup<T extends Named>(what: string, load: Load<T>, startedAt: number): (wanted: unknown) => Promise<T> {
	let first: Promise<Finder<T>> | undefined;
	let newest: Promise<Finder<T>> | undefined;
	return async (wanted) => {
		// A list that cannot be read is not asked for again by every row.
		first ??= load().then((list) => createFinder(list, what));
		const find = await (newest ?? first);
		try {
			return find(wanted);
		} catch (error) {
			// Not known, or known several times: decided on the newest list, unless this was it.
			if (newest || !(error instanceof InputError)) throw asError(error);
		}
		newest = load(startedAt).then((list) => createFinder(list, what));
		return (await newest)(wanted);
	};
}

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));
