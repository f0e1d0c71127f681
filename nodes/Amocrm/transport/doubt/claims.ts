import type { Connection } from '../http/connection';
import type { RecordList } from '../types';

/** What the writing executions of this process need to know of each other, for one list of one account. */
interface Shared {
	/** Ids of records that rows have become. */
	claimed: Set<number>;
	/** Requests whose answers are not dealt with yet. */
	underWay: Set<Promise<unknown>>;
}

const lists = new Map<string, Shared>();

/** More lists than one process writes to at a time; the map must not grow for ever. */
const MAX_LISTS = 300;

/** A record is looked for within minutes of its request; so many are not written in that time. */
const MAX_CLAIMED = 50_000;

/** Forgotten at once: finding the oldest one steps over all that were forgotten before it, too dear to do for each row. */
const FORGOTTEN_AT_ONCE = 5_000;

/** Whatever the credential: ids are those of the account. */
function sharedOf({ account }: Connection, { path }: RecordList): Shared {
	const key = `${account} ${path}`;
	const known = lists.get(key) ?? {
		claimed: new Set<number>(),
		underWay: new Set<Promise<unknown>>(),
	};
	lists.delete(key);
	lists.set(key, known);
	const [oldest] = lists.keys();
	if (lists.size > MAX_LISTS && oldest !== undefined) lists.delete(oldest);
	return known;
}

/** What one run tells the others, and learns from them. */
export interface Claims {
	/** The record is a row's, so that no other row can be taken to have become it. */
	claim(id: number): void;
	isClaimed(id: number): boolean;
	/** The list is another one than before under the same address, so that its ids begin anew. */
	forget(): void;
	/** To be told of each request that makes records; `dealtWith` ends when the ids it brought are claimed. */
	sending(dealtWith: Promise<unknown>): void;
	/** Waits until the answers of all requests that are under way now are dealt with. */
	settled(): Promise<void>;
}

/**
 * Two executions that write equal rows at once find the same records after a lost answer. Each record is one row's only, so
 * ids are claimed as soon as they are known, and before a record of unknown origin is taken, the answers that other
 * executions still wait for are awaited: one of them may tell whose it is.
 */
export function claimsOf(connection: Connection, list: RecordList): Claims {
	const { claimed, underWay } = sharedOf(connection, list);
	return {
		claim: (id) => {
			claimed.add(id);
			if (claimed.size >= MAX_CLAIMED + FORGOTTEN_AT_ONCE) forgetOldest(claimed);
		},
		isClaimed: (id) => claimed.has(id),
		forget: () => claimed.clear(),
		sending: (dealtWith) => {
			underWay.add(dealtWith);
			const end = () => underWay.delete(dealtWith);
			dealtWith.then(end, end);
		},
		settled: async () => {
			await Promise.allSettled(underWay);
		},
	};
}

function forgetOldest(claimed: Set<number>): void {
	for (const id of claimed) {
		if (claimed.size <= MAX_CLAIMED) return;
		claimed.delete(id);
	}
}
