import type { IDataObject } from 'n8n-workflow';

import { remembered } from '../lists/cache';
import { listOf, recordListOf } from '../resources/common/lists';
import type { Resource } from '../resources/resource';
import { asError } from '../transport/http/asError';
import type { Connection } from '../transport/http/connection';
import { createWholeList } from '../transport/read/wholeList';
import { createCatchUp } from './catchUp';
import { contradict, identityOf } from './rowIdentity';
import type { MatchKey } from './matchKeys';
import { searchesFor, type Reading, type Search } from './searches';
import type { Identified } from './rowSubjects';

/**
 * The stored records that a row is about: all that the first of its keys found which found any. One that has another value
 * of a key in front, of which a record has one at most, is a different record.
 */
export interface Match<T> {
	hits: T[];
	/** Of the key that found them, in 'Match By'. */
	place: number;
	/** The id that was given and does not exist. */
	missingId?: string;
}

/** So many searches are made at once without looking how long the list is. */
const FEW_SEARCHES = 10;

/** From so many on, a list of a few pages is read instead. */
const MANY_SEARCHES = 6;
const FEW_PAGES = 3;

const MAX_IN_FLIGHT = 21;

/**
 * Finds the stored records of rows, by the cheaper of searching for each value and reading the whole list. Whatever came,
 * only records count that really have the value: the search looks into all fields, and filters may be ignored (API facts
 * 1.7, 1.9).
 *
 * Throws UnreadableError.
 *
 * @param contents bodies of the rows
 * @param keep what is remembered of a stored record that some row may be about
 */
export async function findMatches<T extends Identified>(
	connection: Connection,
	resource: Resource,
	keys: readonly MatchKey[],
	contents: readonly IDataObject[],
	keep: (record: IDataObject) => T,
): Promise<Array<Match<T>>> {
	const values = keys.map(({ valuesOf }) => contents.map(valuesOf));
	const sought = values.map(
		(rows) => new Map(rows.flat().map((value) => [value, new Map<number, T>()])),
	);
	const hitsOf = (place: number, value: string) => sought[place]?.get(value);
	const add = (record: IDataObject) => {
		if (record.is_deleted === true) return;
		const id = Number(record.id);
		let kept: T | undefined;
		for (const [k, { valuesOf, storedValuesOf = valuesOf }] of keys.entries())
			for (const value of storedValuesOf(record)) {
				const hits = hitsOf(k, value);
				if (hits && !hits.has(id)) hits.set(id, (kept ??= keep(record)));
			}
	};
	const list = recordListOf(resource);
	const catchUp = createCatchUp(connection, list, add);
	const finder = createFinder(connection, resource, catchUp.take);
	const matches = contents.map((): Match<T> => ({ hits: [], place: 0 }));
	for (const [k, key] of keys.entries()) {
		const valuesIn = (row: number) => values[k]?.[row] ?? [];
		const open = [...matches.keys()].filter((row) => isOpen(matches[row]) && valuesIn(row).length);
		const wanted = new Set(open.flatMap(valuesIn));
		await finder.find(key, [...wanted]);
		await catchUp.complete((content) => key.valuesOf(content).some((value) => wanted.has(value)));
		for (const row of open) {
			const identity = identityOf(keys, contents[row] ?? {});
			const found = new Map(valuesIn(row).flatMap((value) => [...(hitsOf(k, value) ?? [])]));
			const [missingId] = key.isId && found.size === 0 ? valuesIn(row) : [];
			const hits = [...found.values()].filter((hit) => !contradict(identity, hit.identity, k));
			matches[row] = { hits, place: k, missingId };
		}
	}
	return matches;
}

const isOpen = (match: Match<unknown> | undefined) =>
	match !== undefined && match.hits.length === 0 && match.missingId === undefined;

function createFinder(
	connection: Connection,
	resource: Resource,
	take: (record: IDataObject) => void,
) {
	const list = createWholeList(connection, recordListOf(resource), take);
	const frequent = new Set<string>();

	/** Whether the list is read with fewer requests than so many searches. A long list is not looked at again for a while. */
	const isShorter = async (count: number): Promise<boolean> => {
		if (count > FEW_SEARCHES) return await list.isWithin(count);
		if (count < MANY_SEARCHES) return false;
		const name = `${connection.cacheKey} ${listOf(resource).path} has few pages`;
		return await remembered(name, async () => await list.isWithin(FEW_PAGES));
	};

	const find = async (key: MatchKey, values: readonly string[]) => {
		if (values.length === 0 || list.isRead()) return;
		const searches = await searchesFor(key, values, connection);
		const canAsk = searches && (key.isId || listOf(resource).searchable);
		const listFirst = !canAsk || (await isShorter(searches.length));
		if (listFirst) return await list.read();
		// Values that are part of many others, such as short numbers, can make searching longer than reading all.
		const pagesLeft = 2 * searches.length + FEW_SEARCHES;
		const done = await ask(searches, { connection, resource, take, pagesLeft, frequent });
		if (!done) await list.read();
	};
	return { find };
}

/** Asks until all is answered; false as soon as the pages are used up. */
async function ask(searches: readonly Search[], reading: Reading): Promise<boolean> {
	const open = searches.values();
	let done = true;
	const worker = async () => {
		for (const search of open) {
			if (!done) return;
			try {
				done = (await search(reading)) && done;
			} catch (error) {
				// The other workers need not go on.
				done = false;
				throw asError(error);
			}
		}
	};
	const workers = Array.from({ length: Math.min(MAX_IN_FLIGHT, searches.length) }, worker);
	await Promise.all(workers);
	return done;
}
