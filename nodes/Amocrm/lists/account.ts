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

/** Whether filters of lists work: a paid option of the account, without which they are silently ignored (API facts 1.7). Throws UnreadableError. */
export async function filtersEnabled(connection: Connection): Promise<boolean> {
	return await remembered(`${connection.cacheKey} filters`, async () => {
		const answer = await read(connection, '/api/v4/account', { with: 'is_api_filter_enabled' });
		if (answer.kind !== 'ok') throw new UnreadableError(answer);
		return at(answer.body, 'is_api_filter_enabled') === true;
	});
}
