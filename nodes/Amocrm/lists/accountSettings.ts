import type { Connection } from '../transport/http/connection';
import { at } from '../transport/http/json';
import { readAccount } from '../transport/read/pages';
import { thousandsIn } from '../parse/numbers/amountNotation';
import { dateOrderIn, type Notation } from '../parse/dates/notation';
import { remembered } from './cache';

/** The account settings on which values depend (API facts 5.1). */
interface Account {
	zone: string;
	country: string | undefined;
	/** In PHP's notation: `d.m.Y`. */
	dateFormat: string | undefined;
	filtersEnabled: boolean;
}

/** The account's time zone, in which amoCRM interprets days; an IANA name. Throws UnreadableError. */
export const accountZone = async (connection: Connection): Promise<string> =>
	(await account(connection)).zone;

/** The ISO code of the account's country, for phones without a country code. Throws UnreadableError. */
export const accountCountry = async (connection: Connection): Promise<string | undefined> =>
	(await account(connection)).country;

/** How the account's users write ambiguous values. Throws UnreadableError. */
export async function accountNotation(connection: Connection): Promise<Notation> {
	const { country, dateFormat } = await account(connection);
	return { dateOrder: dateOrderIn(dateFormat), thousands: thousandsIn(country) };
}

/** Whether list filters work. Without this paid option they are silently ignored (API facts 1.7). Throws UnreadableError. */
export const filtersEnabled = async (connection: Connection): Promise<boolean> =>
	(await account(connection)).filtersEnabled;

const WITH = 'datetime_settings,is_api_filter_enabled';

async function account(connection: Connection): Promise<Account> {
	return await remembered(`${connection.cacheKey} account`, async () => {
		const body = await readAccount(connection, { with: WITH });
		const settings = at(body, '_embedded', 'datetime_settings');
		const zone = at(settings, 'timezone') ?? at(body, 'timezone');
		// The documentation misspells the key (API facts 5.1).
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
