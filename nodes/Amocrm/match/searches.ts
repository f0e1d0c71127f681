import type { IDataObject } from 'n8n-workflow';

import { filtersEnabled } from '../lists/accountSettings';
import { listEndpointOf, recordListOf } from '../resources/common/lists';
import type { Resource } from '../resources/resource';
import type { Connection } from '../transport/http/connection';
import { MAX_PAGE, readPage, readRecord } from '../transport/read/pages';
import type { MatchKey } from './matchKeys';
import type { RareText, SearchTexts } from './searchTexts';

/**
 * One query to the API that finds all records with a value, and possibly others. Returns false if the page limit was
 * reached first.
 */
export type Search = (reading: SearchReading) => Promise<boolean>;

export interface SearchReading {
	connection: Connection;
	resource: Resource;
	take(record: IDataObject): void;
	/** Pages that all searches together may still read. */
	pagesLeft: number;
	/** Words that occur in more records than a page holds. */
	frequent: Set<string>;
}

/** Most values searched one by one before checking whether the account has filters. */
const FEW = 3;

/** Limits the length of the URL. */
const MAX_GROUP = 50;
const MAX_GROUP_LENGTH = 3_000;

/** The fewest searches for values of a key; `undefined` if the whole list must be read. */
export async function searchesFor(
	key: MatchKey,
	values: readonly string[],
	connection: Connection,
): Promise<Search[] | undefined> {
	const { filter, isId, searchTexts, spellings = (value: string) => [value] } = key;
	const canAsk = isId === true || searchTexts !== undefined;
	if (filter && !(canAsk && values.length <= FEW) && (await filtersEnabled(connection)))
		return groups(values.flatMap(spellings)).map((group) => filtered(filter(group)));
	if (isId) return values.map(byId);
	return searchTexts && distinct(values.flatMap(searchTexts)).map(searchFor);
}

function groups(values: readonly string[]): string[][] {
	const found: string[][] = [];
	let length = 0;
	for (const value of values) {
		const size = encodeURIComponent(value).length;
		const last = found.at(-1);
		if (last && last.length < MAX_GROUP && length + size <= MAX_GROUP_LENGTH) last.push(value);
		else found.push([value]);
		length = last === found.at(-1) ? length + size : size;
	}
	return found;
}

const filtered =
	(filter: IDataObject): Search =>
	async (reading) =>
		await readFrom(reading, { filter }, 1);

const byId =
	(id: string): Search =>
	async ({ connection, resource, take }) => {
		const record = await readRecord(connection, listEndpointOf(resource).path, Number(id));
		if (record) take(record);
		return true;
	};

/** Values can share texts. */
const distinct = (texts: SearchTexts): SearchTexts => [
	...new Map(texts.map((text) => [JSON.stringify(text), text])).values(),
];

const searchFor = (text: SearchTexts[number]): Search =>
	'rare' in text ? ifRare(text) : anyOf(text);

/** After this many texts that are too frequent, texts of the same length are not tried anymore. */
const TOO_FREQUENT = 3;

const ifRare =
	({ rare, otherwise }: RareText): Search =>
	async (reading) => {
		const { frequent } = reading;
		const alike = [...frequent].filter((text) => text.length === rare.length);
		if (!frequent.has(rare) && alike.length < TOO_FREQUENT) {
			if (await isOnOnePage(reading, { query: rare })) return true;
			frequent.add(rare);
		}
		let done = true;
		for (const text of otherwise) done = (await anyOf([text])(reading)) && done;
		return done;
	};

/** Searches for one of the texts; the first one that fits on a page is enough. */
const anyOf =
	(texts: readonly string[]): Search =>
	async (reading) => {
		const rare = texts.filter((text) => !reading.frequent.has(text));
		for (const query of rare) {
			if ((await readOne(reading, { query }, 1)).last) return true;
			reading.frequent.add(query);
		}
		const [query = ''] = texts;
		return await readFrom(reading, { query }, rare.includes(query) ? 2 : 1);
	};

/** A page that is not full may link an empty next one (API facts 1.5). */
async function isOnOnePage(reading: SearchReading, search: IDataObject): Promise<boolean> {
	const { last, isFull } = await readOne(reading, search, 1);
	return last || (!isFull && (await readOne(reading, search, 2)).last);
}

async function readFrom(
	reading: SearchReading,
	search: IDataObject,
	first: number,
): Promise<boolean> {
	for (let page = first; reading.pagesLeft > 0; page += 1)
		if ((await readOne(reading, search, page)).last) return true;
	return false;
}

async function readOne(
	reading: SearchReading,
	search: IDataObject,
	page: number,
): Promise<{ last: boolean; isFull: boolean }> {
	reading.pagesLeft -= 1;
	const { connection, resource, take } = reading;
	const { elements, last } = await readPage(connection, recordListOf(resource), {
		...search,
		page,
		limit: MAX_PAGE,
		'order[id]': 'asc',
	});
	elements.forEach(take);
	return { last, isFull: elements.length >= MAX_PAGE };
}
