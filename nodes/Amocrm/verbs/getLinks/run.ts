import type { IDataObject } from 'n8n-workflow';

import type { Resource } from '../../resources/resource';
import { readAll } from '../../transport/read/pages';
import type { PagedList } from '../../transport/types';
import { InputError } from '../../parse/text/inputError';
import { asError } from '../../transport/http/asError';
import { choiceOf } from '../../rows/parameters';
import { queryParametersOf } from '../../rows/queryParameters';
import { recordIdOf } from '../../rows/recordIdOf';
import { asking, type Run } from '../verb';

/** Reads the links of records, one item per link. */
export const getLinks = asking(async (run, item) => {
	const id = await recordIdOf(run, item);
	const chosen = run.context.getNodeParameter('to_entity_type', item, '');
	const type = choiceOf('Linked Record', chosen, ['', ...(run.resource.links ?? [])], '');
	const links = await linksOf(run, item, id);
	return links.filter((link) => type === '' || link.to_entity_type === type);
});

/** Records per request. */
const GROUP = 50;

/** The links of the last requested records by ID, and the query parameters used. */
const read = new WeakMap<Run, { asked: string; links: Map<number, IDataObject[]> }>();

async function linksOf(run: Run, item: number, id: number): Promise<IDataObject[]> {
	const chosen = chosenQuery(run, item);
	const asked = JSON.stringify(chosen);
	const last = read.get(run);
	const known = last?.asked === asked ? last.links.get(id) : undefined;
	if (known) return known;
	const ids = [...new Set([id, ...(await nextIds(run, item, asked))])];
	const links = await readGroup(run, ids, queryParametersOf(chosen));
	read.set(run, { asked, links });
	return links.get(id) ?? [];
}

const chosenQuery = ({ context }: Run, item: number) =>
	context.getNodeParameter('options.queryParameters', item, {});

/** The records of the next items, whose links are read in the same request. */
async function nextIds(run: Run, item: number, asked: string): Promise<number[]> {
	const last = Math.min(item + GROUP, run.context.getInputData().length);
	const ids: number[] = [];
	for (let next = item + 1; next < last; next += 1) {
		try {
			const isAlike = JSON.stringify(chosenQuery(run, next)) === asked;
			if (isAlike) ids.push(await recordIdOf(run, next));
		} catch (error) {
			// Reported when it is this item's turn.
			if (!(error instanceof InputError)) throw asError(error);
		}
	}
	return ids;
}

/** Throws Error for a resource without links, which is a mistake in the table. */
function linksOfAll({ name, endpoints: { links } }: Resource): PagedList {
	if (links) return { path: links.path, name: links.elements };
	throw new Error(`The resource "${name}" has no links`);
}

async function readGroup(
	{ connection, resource }: Run,
	ids: readonly number[],
	query: IDataObject,
): Promise<Map<number, IDataObject[]>> {
	const groups = new Map<number, IDataObject[]>(ids.map((id) => [id, []]));
	const links = await readAll(connection, linksOfAll(resource), {
		...query,
		filter: { entity_id: [...ids] },
	});
	for (const link of links) groups.get(Number(link.entity_id))?.push(link);
	return groups;
}
