import { read, type Connection } from '../transport/connection';
import { at } from '../transport/json';
import { UnreadableError } from '../transport/pages';
import { remembered } from './cache';

/** What reading and writing of values depends on (API facts 5.1). */
interface Account {
	zone: string;
	country: string | undefined;
	filtersEnabled: boolean;
}

/** The account's time zone, in which amoCRM understands days; an IANA name. Throws UnreadableError. */
export const accountZone = async (connection: Connection): Promise<string> =>
	(await account(connection)).zone;

/** The ISO code of the account's country, by which phones without a country code are read. Throws UnreadableError. */
export const accountCountry = async (connection: Connection): Promise<string | undefined> =>
	(await account(connection)).country;

/** Whether filters of lists work: a paid option of the account, without which they are silently ignored (API facts 1.7). Throws UnreadableError. */
export const filtersEnabled = async (connection: Connection): Promise<boolean> =>
	(await account(connection)).filtersEnabled;

const WITH = 'datetime_settings,is_api_filter_enabled';

async function account(connection: Connection): Promise<Account> {
	return await remembered(`${connection.cacheKey} account`, async () => {
		const answer = await read(connection, '/api/v4/account', { with: WITH });
		if (answer.kind !== 'ok') throw new UnreadableError(answer);
		const { body } = answer;
		const zone = at(body, '_embedded', 'datetime_settings', 'timezone') ?? at(body, 'timezone');
		return {
			zone: filled(zone) ?? 'UTC',
			country: filled(at(body, 'country'))?.toUpperCase(),
			filtersEnabled: at(body, 'is_api_filter_enabled') === true,
		};
	});
}

const filled = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
