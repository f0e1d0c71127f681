import type { IDataObject } from 'n8n-workflow';

import type { Directory } from '../../lists/directory';
import { readUsers, type User } from '../../lists/users';
import { parsedIfJson } from '../../parse/json/jsonObjects';
import { namesOfPerson } from '../../parse/names/person';
import { parseRecordId } from '../../parse/records/recordId';
import { unlocated } from '../../parse/text/blank';
import { InputError } from '../../parse/text/inputError';
import { asError } from '../../transport/http/asError';
import type { Connection } from '../../transport/http/connection';
import { isForbidden } from '../../transport/read/pages';
import type { Decoder } from '../fieldType';

/** The ID of the user that a locator or a plain value refers to. Throws InputError, UnreadableError. */
export async function userIdOf(value: unknown, directory: Directory): Promise<number> {
	const wanted = unlocated(value);
	// An ID works without the list of users, which only administrators can read.
	if (/^\d+$/.test(String(wanted).trim())) return parseRecordId(wanted);
	const user = await unlessForbidden(userOf(wanted, directory));
	if (user.active) return user.id;
	throw new InputError(`the user "${user.name}" is deactivated`, 'Choose an active user.');
}

/** The same for who wrote something, which the robot does too. Throws InputError, UnreadableError. */
export const authorIdOf = async (value: unknown, directory: Directory): Promise<number> =>
	['0', 'robot'].includes(String(unlocated(value)).trim().toLowerCase())
		? 0
		: await userIdOf(value, directory);

/** Accepts a user object of another tool, whose ID means nothing here: its email and name count. */
async function userOf(wanted: unknown, directory: Directory): Promise<User> {
	const [first = wanted, ...others] = namesOfPerson(parsedIfJson(wanted));
	try {
		return await directory.user(first);
	} catch (error) {
		// The email may differ between tools, so the name counts next.
		if (!(error instanceof InputError) || others.length === 0) throw asError(error);
		return await directory.user(others[0]);
	}
}

async function unlessForbidden<T>(reading: Promise<T>): Promise<T> {
	try {
		return await reading;
	} catch (error) {
		// A 403 here means that names cannot be used, not that rows cannot be written.
		throw isForbidden(error) ? USERS_FORBIDDEN : asError(error);
	}
}

const USERS_FORBIDDEN = new InputError(
	'the names of users can be looked up with the credential of an administrator only',
	"Use an administrator's credential, or enter the user's ID.",
);

/** The key for a user's name next to the ID: `responsible_user`, `created_by_user`. */
export const userNameKey = (key: string): string =>
	key.endsWith('_id') ? key.slice(0, -'_id'.length) : `${key}_user`;

/** Shows the user's name next to the ID. Throws UnreadableError. */
export async function userDecoder(connection: Connection): Promise<Decoder> {
	const names = await userNamesOf(connection);
	return (record, key): IDataObject => ({
		[key]: record[key],
		[userNameKey(key)]: record[key] === 0 ? 'Robot' : (names.get(Number(record[key])) ?? null),
	});
}

/** Names of users by ID; none where the token's user may not read them. Throws UnreadableError. */
export async function userNamesOf(connection: Connection): Promise<Map<number, string>> {
	try {
		return new Map((await readUsers(connection)).map(({ id, name }) => [id, name]));
	} catch (error) {
		// Only administrators can read users; records are then shown without names.
		if (isForbidden(error)) return new Map();
		throw asError(error);
	}
}
