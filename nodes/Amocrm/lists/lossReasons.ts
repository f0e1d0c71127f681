import type { Connection } from '../transport/http/connection';
import { readAll } from '../transport/read/pages';
import type { Named } from '../parse/names/finder';
import { remembered } from './cache';

/** Reads the account's loss reasons (API facts 5.4.4). Throws UnreadableError. */
export async function readLossReasons(
	connection: Connection,
	notBefore?: number,
): Promise<Named[]> {
	const path = '/api/v4/leads/loss_reasons';
	return await remembered(
		`${connection.cacheKey} ${path}`,
		async () =>
			(await readAll(connection, { path, name: 'loss_reasons' })).map(({ id, name }) => ({
				id: Number(id),
				name: String(name ?? ''),
			})),
		notBefore,
	);
}
