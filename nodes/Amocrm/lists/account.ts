import { read, type Connection } from '../transport/connection';
import { at } from '../transport/json';
import { UnreadableError } from '../transport/pages';
import { remembered } from './cache';

/** The account's time zone (API facts 5.1), the one in which amoCRM understands days. Throws UnreadableError. */
export async function accountZone(connection: Connection): Promise<string> {
	return await remembered(`${connection.cacheKey} zone`, async () => {
		const answer = await read(connection, '/api/v4/account', { with: 'datetime_settings' });
		if (answer.kind !== 'ok') throw new UnreadableError(answer);
		const zone =
			at(answer.body, '_embedded', 'datetime_settings', 'timezone') ?? at(answer.body, 'timezone');
		return typeof zone === 'string' && zone !== '' ? zone : 'UTC';
	});
}
