import type { IDataObject } from 'n8n-workflow';

import { remembered } from '../lists/cache';
import { listEndpointOf, recordListOf } from '../resources/common/lists';
import type { Resource } from '../resources/resource';
import { asError } from '../transport/http/asError';
import type { Connection } from '../transport/http/connection';
import { createWholeList } from '../transport/read/wholeList';
import { createCatchUp } from './catchUp';
import { contradict, identityOf } from './rowIdentity';
import type { MatchKey } from './matchKeys';
import { searchesFor, type SearchReading, type Search } from './searches';
import type { Identified } from './rowSubjects';

/**
 * The stored records that match a row: those found by the first key that found any. Records with a different value of a
 * higher single-value key do not match.
 */
export interface Match<T> {
	hits: T[];
	/** Position in 'Match By' of the key that found them. */
	place: number;
	/** The ID that was given but does not exist. */
	missingId?: string;
}

/** Most searches made without checking how long the list is. */
const FEW_SEARCHES = 10;

/** From this many searches, a list of a few pages is read instead. */
const MANY_SEARCHES = 6;
const FEW_PAGES = 3;

const MAX_IN_FLIGHT = 21;

/**
 * Finds the stored records for rows, by searching for each value or reading the whole list, whichever is cheaper. Only
 * records that really have the value count, since searches cover all fields and filters may be ignored (API facts 1.7,
 * 1.9).
 *
 * Throws UnreadableError.
 *
 * @param contents bodies of the rows
 * @param keep extracts what is kept of a stored record that may match
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

	/**
	 * Whether reading the list takes fewer requests than this many searches. For a long list, the answer is cached for a
	 * while.
	 */
	const isShorter = async (count: number): Promise<boolean> => {
		if (count > FEW_SEARCHES) return await list.isWithin(count);
		if (count < MANY_SEARCHES) return false;
		const name = `${connection.cacheKey} ${listEndpointOf(resource).path} has few pages`;
		return await remembered(name, async () => await list.isWithin(FEW_PAGES));
	};

	const find = async (key: MatchKey, values: readonly string[]) => {
		if (values.length === 0 || list.isRead()) return;
		const searches = await searchesFor(key, values, connection);
		const canAsk = searches && (key.isId || listEndpointOf(resource).searchable);
		const listFirst = !canAsk || (await isShorter(searches.length));
		if (listFirst) return await list.read();
		// For common values, such as short numbers, searching can take longer than reading everything.
		const pagesLeft = 2 * searches.length + FEW_SEARCHES;
		const done = await ask(searches, { connection, resource, take, pagesLeft, frequent });
		if (!done) await list.read();
	};
	return { find };
}

/** Runs all searches; false as soon as the pages are used up. */
async function ask(searches: readonly Search[], reading: SearchReading): Promise<boolean> {
	const open = searches.values();
	let done = true;
	const worker = async () => {
		for (const search of open) {
			if (!done) return;
			try {
				done = (await search(reading)) && done;
			} catch (error) {
				// Stop the other workers.
				done = false;
				throw asError(error);
			}
		}
	};
	const workers = Array.from({ length: Math.min(MAX_IN_FLIGHT, searches.length) }, worker);
	await Promise.all(workers);
	return done;
}
