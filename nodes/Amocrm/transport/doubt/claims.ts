import type { Connection } from '../http/connection';
import type { RecordList } from '../types';

/** What concurrent executions of this process share about one list of one account. */
interface Shared {
	/** IDs of records already matched to a row. */
	claimed: Set<number>;
	/** Requests whose answers are not yet processed. */
	inFlight: Set<Promise<unknown>>;
}

const lists = new Map<string, Shared>();

/** More lists than one process writes to at a time; bounds the map. */
const MAX_LISTS = 300;

/** A record is looked up within minutes of its request, in which fewer than this are written. */
const MAX_CLAIMED = 50_000;

/** Evicted in bulk: finding the oldest entry steps over all deleted ones, too slow to do for each row. */
const FORGOTTEN_AT_ONCE = 5_000;

/** Shared across credentials, since IDs belong to the account. */
function sharedOf({ account }: Connection, { path }: RecordList): Shared {
	const key = `${account} ${path}`;
	const known = lists.get(key) ?? {
		claimed: new Set<number>(),
		inFlight: new Set<Promise<unknown>>(),
	};
	lists.delete(key);
	lists.set(key, known);
	const [oldest] = lists.keys();
	if (lists.size > MAX_LISTS && oldest !== undefined) lists.delete(oldest);
	return known;
}

/** A run's view of what it shares with concurrent runs. */
export interface Claims {
	/** Reserves a record for one row, so that it cannot be matched to another. */
	claim(id: number): void;
	isClaimed(id: number): boolean;
	/** A different list is now served under this address, so its IDs start over. */
	forget(): void;
	/** Registers a request that creates records; `dealtWith` settles once their IDs are claimed. */
	sending(dealtWith: Promise<unknown>): void;
	/** Waits until the answers to all requests now in flight are processed. */
	settled(): Promise<void>;
}

/**
 * Two executions that write equal rows at the same time find the same records after a lost answer. Each record belongs to
 * one row, so IDs are claimed as soon as they are known. Before a record of unknown origin is matched, the answers that
 * other executions still wait for are awaited, since one of them may claim it.
 */
export function claimsOf(connection: Connection, list: RecordList): Claims {
	const { claimed, inFlight } = sharedOf(connection, list);
	return {
		claim: (id) => {
			claimed.add(id);
			if (claimed.size >= MAX_CLAIMED + FORGOTTEN_AT_ONCE) forgetOldest(claimed);
		},
		isClaimed: (id) => claimed.has(id),
		forget: () => claimed.clear(),
		sending: (dealtWith) => {
			inFlight.add(dealtWith);
			const end = () => inFlight.delete(dealtWith);
			dealtWith.then(end, end);
		},
		settled: async () => {
			await Promise.allSettled(inFlight);
		},
	};
}

function forgetOldest(claimed: Set<number>): void {
	for (const id of claimed) {
		if (claimed.size <= MAX_CLAIMED) return;
		claimed.delete(id);
	}
}
