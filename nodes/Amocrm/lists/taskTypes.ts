import type { Named } from '../parse/names/finder';
import type { Connection } from '../transport/http/connection';
import { at, objectsIn } from '../transport/http/json';
import { readAccount } from '../transport/read/pages';
import { remembered } from './cache';

/** Reads the account's task types, which only the account itself lists (API facts 5.1). Throws UnreadableError. */
export async function readTaskTypes(connection: Connection, notBefore?: number): Promise<Named[]> {
	return await remembered(
		`${connection.cacheKey} task types`,
		async () => {
			const account = await readAccount(connection, { with: 'task_types' });
			return objectsIn(at(account, '_embedded', 'task_types')).map(({ id, name, code }) => ({
				id: Number(id),
				name: String(name ?? ''),
				code: typeof code === 'string' ? code : null,
			}));
		},
		notBefore,
	);
}
