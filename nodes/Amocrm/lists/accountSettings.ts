import type { Connection } from '../transport/http/connection';
import { at } from '../transport/http/json';
import { readAccount } from '../transport/read/pages';
import { thousandsIn } from '../parse/numbers/amountNotation';
import { dateOrderIn, type Notation } from '../parse/dates/notation';
import { remembered } from './cache';

/** What reading and writing of values depends on (API facts 5.1). */
interface Account {
	zone: string;
	country: string | undefined;
	/** In the notation of PHP: `d.m.Y`. */
	dateFormat: string | undefined;
	filtersEnabled: boolean;
}

/** The account's time zone, in which amoCRM understands days; an IANA name. Throws UnreadableError. */
export const accountZone = async (connection: Connection): Promise<string> =>
	(await account(connection)).zone;

/** The ISO code of the account's country, by which phones without a country code are read. Throws UnreadableError. */
export const accountCountry = async (connection: Connection): Promise<string | undefined> =>
	(await account(connection)).country;

/** How the account's people write what can be read in two ways. Throws UnreadableError. */
export async function accountNotation(connection: Connection): Promise<Notation> {
	const { country, dateFormat } = await account(connection);
	return { dateOrder: dateOrderIn(dateFormat), thousands: thousandsIn(country) };
}

/** Whether filters of lists work: a paid option of the account, without which they are silently ignored (API facts 1.7). Throws UnreadableError. */
export const filtersEnabled = async (connection: Connection): Promise<boolean> =>
	(await account(connection)).filtersEnabled;

const WITH = 'datetime_settings,is_api_filter_enabled';

async function account(connection: Connection): Promise<Account> {
	return await remembered(`${connection.cacheKey} account`, async () => {
		const body = await readAccount(connection, { with: WITH });
		const settings = at(body, '_embedded', 'datetime_settings');
		const zone = at(settings, 'timezone') ?? at(body, 'timezone');
		// The documentation prints the key with a typing error (API facts 5.1).
		const formats = [at(settings, 'date_format'), at(settings, 'date_formant')];
		return {
			zone: filled(zone) ?? 'UTC',
			country: filled(at(body, 'country'))?.toUpperCase(),
			dateFormat: filled(formats.find(filled) ?? at(body, 'datetime_formats', 'date')),
			filtersEnabled: at(body, 'is_api_filter_enabled') === true,
		};
	});
}

const filled = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
