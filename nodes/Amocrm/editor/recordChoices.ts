import type { IDataObject } from 'n8n-workflow';

import { fold } from '../parse/text/text';
import { listEndpointOf, recordListOf } from '../resources/common/lists';
import { titleOf } from '../resources/common/title';
import type { Resource } from '../resources/resource';
import type { Connection } from '../transport/http/connection';
import { readPage, sorted } from '../transport/read/pages';
import type { Choice } from '../lists/choice';

/** Records shown at a time; the editor asks for more as one scrolls. */
const SHOWN = 50;

/** Pages that are looked through for a text in one go, where the service has no search of its own. */
const MOST_PAGES = 5;

/** Choices, and where the next ones begin. */
export interface RecordChoices {
	results: Array<Choice & { url?: string }>;
	paginationToken?: string;
}

/**
 * Records of a resource, the newest first, that have the text in any field; in their title, where the service has no search of
 * its own. Throws UnreadableError.
 *
 * @param page from 1, as `paginationToken` gave it
 */
export async function recordChoices(
	connection: Connection,
	resource: Resource,
	text: string | undefined,
	page: number,
): Promise<RecordChoices> {
	const { searchable } = listEndpointOf(resource);
	const wanted = !searchable && text ? fold(text) : undefined;
	const list = recordListOf(resource);
	const results: RecordChoices['results'] = [];
	for (let next = page; ; next += 1) {
		const { elements, last } = await readPage(connection, list, {
			...sorted(list, 'id', 'desc'),
			...(list.pageSize === undefined ? {} : { page: next }),
			...(wanted === undefined && list.pageSize !== undefined ? { limit: SHOWN } : {}),
			...(searchable && text ? { query: text } : {}),
		});
		const choices = elements.map((record) => choiceOf(connection, resource, record));
		results.push(...choices.filter(({ name }) => !wanted || fold(name).includes(wanted)));
		if (last || list.pageSize === undefined) return { results };
		if (!wanted || results.length >= SHOWN || next >= page + MOST_PAGES - 1)
			return { results, paginationToken: String(next + 1) };
	}
}

function choiceOf(connection: Connection, resource: Resource, record: IDataObject) {
	const { card, idKey = 'id' } = resource;
	const id = record[idKey];
	const title = record[titleOf(resource)?.name ?? 'name'];
	return {
		name: String(title || id),
		value: Number(id),
		...(card === undefined ? {} : { url: `${connection.account}/${card}/detail/${String(id)}` }),
	};
}
