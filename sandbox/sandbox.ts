import type { PlainName } from './plain/stores';
import type { Stored } from './stored';
import type { TokenPair } from './auth/tokens';
import type { StoredRecord } from './entities/record';
import type { Fault } from './http/faults';
import type { LoggedRequest } from './http/log';
import type { EntityName } from './names';
import type { StoredNote } from './notes/store';
import type { SandboxOptions } from './options';
import type { ForeignWrite } from './others/others';
import type { StrangerOrder } from './others/strangers';

/** Counts over the requests in the log; `maxInAnySecond` is over all API arrivals, accepted or not. */
export interface SandboxStats {
	requests: number;
	status: Record<number, number>;
	maxInAnySecond: number;
}

/** A running sandbox. */
export interface Sandbox {
	/** http://127.0.0.1:PORT */
	url: string;
	/** A valid long-lived token. */
	token: string;
	oauth: { clientId: string; clientSecret: string; issueTokens(): TokenPair };
	/** Full read models, ascending by id. */
	records(kind: EntityName): StoredRecord[];
	/** Everything in one of the plain lists, such as tasks, in order of ID. */
	plain(list: PlainName): Stored[];
	/** Notes at records of one kind, in order of their ids. */
	notes(kind: EntityName): readonly StoredNote[];
	log(): LoggedRequest[];
	clearLog(): void;
	/** @throws SyntaxError when `path` is no regular expression. */
	addFault(fault: Fault): void;
	clearFaults(): void;
	/** Changes behaviour on the run. */
	set(changes: Partial<SandboxOptions>): void;
	stats(): SandboxStats;
	/**
	 * Somebody else writes now; the ID of the record that exists afterwards.
	 * @throws Error when a record does not exist or the API would refuse the values.
	 */
	stranger(order: StrangerOrder): number;
	/** Every write so far that was not a client's: strangers and the automation. */
	foreignWrites(): ForeignWrite[];
	/** A user leaves: records keep the user, and no record can be given to the user any more (API facts 5.6). */
	deactivate(userId: number): void;
	/** OAuth access tokens expire now; refresh and long-lived tokens stay. */
	expireAccessTokens(): void;
	/** Every token given out so far is lost. */
	revoke(): void;
	/** Lifts the block that repeated 429 bring. */
	unblock(): void;
	/** Back to the seed: no records of clients, empty log, no faults, no block. Tokens and options stay. */
	reset(): void;
	close(): Promise<void>;
}
