import type { PlainName } from './plain/plainStores';
import type { StoredItem } from './stored';
import type { TokenPair } from './auth/tokenOffice';
import type { StoredRecord } from './entities/record';
import type { Fault } from './http/faults';
import type { LoggedRequest } from './http/log';
import type { JsonObject } from './json';
import type { EntityName } from './names';
import type { StoredNote } from './notes/noteStore';
import type { SandboxOptions } from './options';
import type { ForeignWrite } from './others/others';
import type { StrangerOrder } from './others/strangers';
import type { IncomingMessage } from './talks/writeTalk';

/** Counts of logged requests; `maxInAnySecond` counts all API arrivals, accepted or not. */
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
	/** Complete records in read format, ordered by ID. */
	records(kind: EntityName): StoredRecord[];
	/** All items of a plain list, such as tasks, ordered by ID. */
	plain(list: PlainName): StoredItem[];
	/** Notes of one entity type, ordered by ID. */
	notes(kind: EntityName): readonly StoredNote[];
	/** Adds a note as amoCRM itself does, of any type (API facts 5.9); the row has `entity_id`, `note_type` and `params`. */
	addNote(kind: EntityName, row: JsonObject): void;
	log(): LoggedRequest[];
	clearLog(): void;
	/** @throws SyntaxError if `path` is not a regular expression. */
	addFault(fault: Fault): void;
	clearFaults(): void;
	/** Changes options while running. */
	set(changes: Partial<SandboxOptions>): void;
	stats(): SandboxStats;
	/**
	 * Writes as someone else; returns the ID of the resulting record.
	 * @throws Error if a record does not exist or the API would refuse the values.
	 */
	stranger(order: StrangerOrder): number;
	/** All writes that did not come from a client: those of strangers and the automation. */
	foreignWrites(): ForeignWrite[];
	/**
	 * A client writes to the account, which begins a talk; returns the talk's ID.
	 * @throws Error if the contact or the lead does not exist.
	 */
	message(from: IncomingMessage): number;
	/** Deactivates a user: records keep the user, but none can be assigned to them anymore (API facts 5.6). */
	deactivate(userId: number): void;
	/** Expires OAuth access tokens; refresh and long-lived tokens stay valid. */
	expireAccessTokens(): void;
	/** Revokes every token issued so far. */
	revoke(): void;
	/** Lifts the block caused by repeated 429 answers. */
	unblock(): void;
	/** Back to the seed: no client records, empty log, no faults, no block. Tokens and options stay. */
	reset(): void;
	close(): Promise<void>;
}
