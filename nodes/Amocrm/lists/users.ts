import type { Connection } from '../transport/http/connection';
import { at } from '../transport/http/json';
import { readAll } from '../transport/read/pages';
import type { Named } from '../parse/names/finder';
import { remembered } from './cache';

export interface User extends Named {
	active: boolean;
}

/**
 * Reads the account's users, including deactivated ones, who cannot be chosen (API facts 5.6; administrators only).
 * Throws UnreadableError.
 */
export async function readUsers(connection: Connection, notBefore?: number): Promise<User[]> {
	const key = `${connection.cacheKey} users`;
	return await remembered(
		key,
		async () =>
			(await readAll(connection, { path: '/api/v4/users', name: 'users' })).map((user) => ({
				id: Number(user.id),
				name: String(user.name ?? ''),
				code: typeof user.email === 'string' ? user.email : null,
				active: at(user, 'rights', 'is_active') !== false,
			})),
		notBefore,
	);
}
