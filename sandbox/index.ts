import type { TokenPair } from './auth/tokens';
import { TokenOffice } from './auth/tokens';
import { addControl } from './control';
import { kinds, type EntityName } from './entities/kinds';
import { readModel } from './entities/render';
import type { StoredRecord } from './entities/record';
import { FaultList, type Fault } from './http/faults';
import { Limiter } from './http/limiter';
import { RequestLog, type LoggedRequest } from './http/log';
import { createServer } from './http/server';
import type { ForeignWrite } from './others/others';
import { strangerWrite, type StrangerOrder } from './others/strangers';
import type { StoredNote } from './notes/store';
import { defaultOptions, type SandboxOptions } from './options';
import { seededRandom } from './random';
import { createWorld, type World } from './world';
import { account } from './seed/account';
import { seedRecords } from './seed/records';
import { ownerId } from './seed/users';
import type { State } from './state';

export type { SandboxOptions, Fault, LoggedRequest, StoredRecord, TokenPair, EntityName };
export type { ForeignWrite, StrangerOrder };

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

function freshWorld(options: SandboxOptions, url: string): World {
	const world = createWorld(options, url);
	seedRecords(world);
	return world;
}

function createState(options: SandboxOptions): State {
	return {
		options,
		world: freshWorld(options, ''),
		office: new TokenOffice(options, account.id, ownerId),
		log: new RequestLog(),
		limiter: new Limiter(options),
		faults: new FaultList(),
		latencyRandom: seededRandom(options.seed + 1),
		startedAt: performance.now(),
		closed: false,
	};
}

function resetState(state: State): void {
	state.world = freshWorld(state.options, state.world.url);
	state.limiter = new Limiter(state.options);
	state.log.clear();
	state.faults.clear();
}

const recordsOf = ({ world }: State, kind: EntityName): StoredRecord[] =>
	world.stores[kind].ascending('id').map((record) => ({
		...record,
		...readModel(world, kinds[kind], record, new Set(['contacts', 'leads'])),
	}));

const statsOf = ({ log, limiter }: State): SandboxStats => ({
	requests: log.size,
	status: log.statuses(),
	maxInAnySecond: limiter.maxInAnySecond,
});

/** Starts a stand-in for the amoCRM API v4 of one account on 127.0.0.1. Many can run in one process. */
export async function startSandbox(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
	const state = createState({ ...defaultOptions, ...options });
	const app = createServer(state);
	const sandbox: Sandbox = {
		url: '',
		token: state.office.longLivedToken,
		oauth: {
			clientId: state.office.clientId,
			clientSecret: state.office.clientSecret,
			issueTokens: () => state.office.issueTokens(),
		},
		records: (kind) => recordsOf(state, kind),
		notes: (kind) => state.world.notes[kind].list(),
		log: () => state.log.list(),
		clearLog: () => state.log.clear(),
		addFault: (fault) => state.faults.add(fault),
		clearFaults: () => state.faults.clear(),
		set: (changes) => void Object.assign(state.options, changes),
		stats: () => statsOf(state),
		stranger: (order) => strangerWrite(state.world, order),
		foreignWrites: () => state.world.others.writes.map((write) => ({ ...write })),
		expireAccessTokens: () => state.office.expireAccessTokens(),
		revoke: () => state.office.revoke(),
		unblock: () => state.limiter.unblock(),
		reset: () => resetState(state),
		close: async () => {
			state.closed = true;
			await app.close();
		},
	};
	addControl(app, state, sandbox);
	sandbox.url = await app.listen({ host: '127.0.0.1', port: state.options.port });
	state.world.url = sandbox.url;
	return sandbox;
}
