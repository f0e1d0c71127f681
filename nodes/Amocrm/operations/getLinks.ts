import type { IDataObject } from 'n8n-workflow';

import { readAll } from '../transport/pages';
import { isBlank } from '../values/blank';
import { InputError } from '../values/inputError';
import { asError } from '../transport/asError';
import { recordIdOf } from './get';
import { queryParametersOf } from './queryParameters';
import type { EachOperation, Run } from './types';

/** Reads what records are linked to: one item for each link. */
export const getLinks: EachOperation = {
	kind: 'each',
	each: async (run, item) => {
		const id = recordIdOf(run, item);
		const type = run.context.getNodeParameter('to_entity_type', item, '');
		const links = await linksOf(run, item, id);
		return links.filter((link) => isBlank(type) || link.to_entity_type === type);
	},
};

/** So many records are asked for in one request. */
const GROUP = 50;

/** The links of the records asked for last, by the record's id, and the query parameters they were asked with. */
const read = new WeakMap<Run, { asked: string; links: Map<number, IDataObject[]> }>();

async function linksOf(run: Run, item: number, id: number): Promise<IDataObject[]> {
	const chosen = chosenQuery(run, item);
	const asked = JSON.stringify(chosen);
	const last = read.get(run);
	const known = last?.asked === asked ? last.links.get(id) : undefined;
	if (known) return known;
	const ids = [...new Set([id, ...nextIds(run, item, asked)])];
	const links = await readGroup(run, ids, queryParametersOf(chosen));
	read.set(run, { asked, links });
	return links.get(id) ?? [];
}

const chosenQuery = ({ context }: Run, item: number) =>
	context.getNodeParameter('options.queryParameters', item, {});

/** The records of the items that come next, whose links are read together with those of this one. */
function nextIds(run: Run, item: number, asked: string): number[] {
	const last = Math.min(item + GROUP, run.context.getInputData().length);
	return Array.from({ length: last - item - 1 }, (_, i) => item + 1 + i).flatMap((next) => {
		try {
			const isAlike = JSON.stringify(chosenQuery(run, next)) === asked;
			return isAlike ? [recordIdOf(run, next)] : [];
		} catch (error) {
			// Complained about when its own turn comes.
			if (error instanceof InputError) return [];
			throw asError(error);
		}
	});
}

async function readGroup(
	{ connection, resource }: Run,
	ids: readonly number[],
	query: IDataObject,
): Promise<Map<number, IDataObject[]>> {
	const groups = new Map<number, IDataObject[]>(ids.map((id) => [id, []]));
	const links = await readAll(connection, `${resource.path}/links`, 'links', {
		...query,
		filter: { entity_id: [...ids] },
	});
	for (const link of links) groups.get(Number(link.entity_id))?.push(link);
	return groups;
}
