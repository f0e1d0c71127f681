import { DateTime } from 'luxon';
import { hal } from '../http/answer';
import type { Call, Route } from '../http/call';
import { withOf } from '../http/incoming/query';
import type { Json, JsonObject } from '../json';
import { taskTypes } from '../seed/seedTaskTypes';
import { groups } from '../seed/seedUsers';

type Extra = (call: Call) => Json;

const uuid = '5e1c0a1e-9d0f-4a31-9a55-31f1de5f1b10';
const leadNames = {
	ru: {
		gender: 'f',
		plural_form: { dative: 'сделкам', default: 'сделки', genitive: 'сделок' },
		singular_form: { dative: 'сделке', default: 'сделка', genitive: 'сделки' },
	},
	en: { gender: 'unknown', plural_form: { default: 'Leads' }, singular_form: { default: 'Lead' } },
};

const zoneOf = ({ world }: Call) => ({
	timezone: world.options.timezone,
	timezone_offset: DateTime.now().setZone(world.options.timezone).toFormat('ZZ'),
});

const datetimeSettings = (call: Call): Json => ({
	date_pattern: 'd.m.Y H:i',
	short_date_pattern: 'd.m.Y',
	short_time_pattern: 'H:i',
	date_format: 'd.m.Y',
	time_format: 'H:i:s',
	...zoneOf(call),
});

/** Undocumented keys seen in live answers (part 8 line 78). */
const liveKeys = (call: Call): JsonObject => ({
	...zoneOf(call),
	datetime_formats: {
		date: 'd.m.Y',
		time: 'H:i',
		date_time: 'd.m.Y H:i',
		time_date: 'H:i d.m.Y',
	},
});

/** Root keys that appear only with `with` (API facts 5.1). */
const rootExtras: Record<string, Extra> = {
	uuid: () => uuid,
	amojo_id: () => uuid,
	version: () => 16,
	drive_url: ({ world }) => world.url,
	is_api_filter_enabled: ({ world }) => world.options.filtersEnabled,
	invoices_settings: () => ({ lang: 'ru', invoices_catalog_id: null }),
	entity_names: () => ({ leads: leadNames }),
};

/** Keys of `_embedded` that appear only with `with` (API facts 5.1). */
const embeddedExtras: Record<string, Extra> = {
	amojo_rights: () => ({ can_direct: true, can_create_groups: true }),
	users_groups: () => groups.map((group) => ({ ...group, uuid: null })),
	task_types: () => taskTypes,
	datetime_settings: datetimeSettings,
};

const chosen = (extras: Record<string, Extra>, call: Call): JsonObject => {
	const wanted = withOf(call.query);
	const present = Object.entries(extras).filter(([name]) => wanted.has(name));
	return Object.fromEntries(present.map(([name, extra]) => [name, extra(call)]));
};

/** The account itself (API facts 5.1). */
export const accountRoutes: Route[] = [
	{
		method: 'GET',
		path: '/api/v4/account',
		handle: (call) => {
			const embedded = chosen(embeddedExtras, call);
			return hal({
				...call.world.account,
				...liveKeys(call),
				current_user_id: call.userId,
				...chosen(rootExtras, call),
				_links: { self: { href: `${call.world.url}/api/v4/account` } },
				...(Object.keys(embedded).length > 0 ? { _embedded: embedded } : {}),
			});
		},
	},
];
