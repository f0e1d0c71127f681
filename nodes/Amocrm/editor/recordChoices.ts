import type { IDataObject } from 'n8n-workflow';

import { fold } from '../parse/text/text';
import { listEndpointOf, recordListOf } from '../resources/common/lists';
import { titleOf } from '../resources/common/title';
import type { Resource } from '../resources/resource';
import type { Connection } from '../transport/http/connection';
import { readPage, sorted } from '../transport/read/pages';
import type { Choice } from '../lists/choice';

/** Records per page; the editor requests more while scrolling. */
const SHOWN = 50;

/** Most pages to look through for a text at a time, if the API has no search. */
const MOST_PAGES = 5;

/** Choices, and the token of the next page. */
export interface RecordChoices {
	results: Array<Choice & { url?: string }>;
	paginationToken?: string;
}

/**
 * Records of a resource that contain the text in any field, newest first. If the API has no search, only titles are compared.
 * Throws UnreadableError.
 *
 * @param page counted from 1; the next ones are in `paginationToken`
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
