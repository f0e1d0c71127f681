import type { Connection } from '../transport/http/connection';
import { readAll } from '../transport/read/pages';
import type { Named } from '../parse/names/finder';
import { remembered } from './cache';

/**
 * Reads the tags of one type of record (API facts 5.8).
 *
 * @param scope `companies`, `contacts`, `leads` …
 *
 * Throws UnreadableError.
 */
export async function readTags(
	connection: Connection,
	scope: string,
	notBefore?: number,
): Promise<Named[]> {
	const path = `/api/v4/${scope}/tags`;
	return await remembered(
		`${connection.cacheKey} ${path}`,
		async () =>
			(await readAll(connection, { path, name: 'tags' })).map(({ id, name }) => ({
				id: Number(id),
				name: String(name ?? ''),
			})),
		notBefore,
	);
}
