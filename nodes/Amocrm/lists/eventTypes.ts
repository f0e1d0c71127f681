import type { Named } from '../parse/names/finder';
import { EVENT_TYPES } from '../resources/common/eventFields';
import type { Connection } from '../transport/http/connection';
import { readAll } from '../transport/read/pages';
import { remembered } from './cache';

/** A type of event; its `code` is the key by which the API knows it. */
export interface EventType extends Named {
	code: string;
}

/** Reads the types of events, named in the language of the token's user (API facts 6.1). Throws UnreadableError. */
export async function readEventTypes(
	connection: Connection,
	notBefore?: number,
): Promise<EventType[]> {
	const { path, elements: name } = EVENT_TYPES;
	return await remembered(
		`${connection.cacheKey} ${path}`,
		async () =>
			(await readAll(connection, { path, name })).map(({ key, lang, type }) => ({
				id: Number(type),
				name: String(lang ?? key),
				code: String(key),
			})),
		notBefore,
	);
}
