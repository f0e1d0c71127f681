import { TokenOffice, type TokenPair } from './auth/tokenOffice';
import { addControl } from './control';
import { kinds } from './entities/entityKinds';
import type { StoredRecord } from './entities/record';
import { readModel } from './entities/recordModel';
import { FaultList, type Fault } from './http/faults';
import { Limiter } from './http/limiter';
import { RequestLog, type LoggedRequest } from './http/log';
import { createServer } from './http/server';
import type { EntityName } from './names';
import { defaultOptions, type SandboxOptions } from './options';
import type { ForeignWrite } from './others/others';
import { strangerWrite, type StrangerOrder } from './others/strangers';
import { addNote } from './notes/addNote';
import { addPage } from './page/pageRoute';
import { seededRandom } from './random';
import type { Sandbox, SandboxStats } from './sandbox';
import { seedRecords } from './seed/seedRecords';
import { ownerId } from './seed/seedUsers';
import type { State } from './state';
import { incomingMessage } from './talks/writeTalk';
import { createWorld, type World } from './world';

export type { SandboxOptions, Fault, LoggedRequest, StoredRecord, TokenPair, EntityName };
export type { ForeignWrite, Sandbox, SandboxStats, StrangerOrder };

/** Offices of running sandboxes, for accounts that share an integration. */
const offices = new WeakMap<Sandbox, TokenOffice>();

function freshWorld(options: SandboxOptions, url: string): World {
	const world = createWorld(options, url);
	seedRecords(world);
	return world;
}

function createState(options: SandboxOptions, relative: TokenOffice | undefined): State {
	return {
		options,
		world: freshWorld(options, ''),
		office: new TokenOffice(options, ownerId, relative),
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

/**
 * Starts a stand-in for the amoCRM API v4 of one account on 127.0.0.1. One process can run many. `relative`: another
 * account that installed the same integration.
 */
export async function startSandbox(
	options: Partial<SandboxOptions> = {},
	relative?: Sandbox,
): Promise<Sandbox> {
	const state = createState({ ...defaultOptions, ...options }, relative && offices.get(relative));
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
		plain: (list) =>
			state.world.plain
				.of(list)
				.ascending('id')
				.map((item) => ({ ...item })),
		notes: (kind) => state.world.notes[kind].list(),
		addNote: (kind, row) => void addNote(state.world, kind, Number(row.entity_id), row, 0),
		log: () => state.log.list(),
		clearLog: () => state.log.clear(),
		addFault: (fault) => state.faults.add(fault),
		clearFaults: () => state.faults.clear(),
		set: (changes) => void Object.assign(state.options, changes),
		stats: () => statsOf(state),
		stranger: (order) => strangerWrite(state.world, order),
		foreignWrites: () => state.world.others.writes.map((write) => ({ ...write })),
		message: (from) => incomingMessage(state.world, from),
		deactivate: (userId) => {
			const user = state.world.users.get(userId);
			if (user) state.world.users.set(userId, { ...user, active: false });
		},
		expireAccessTokens: () => state.office.expireAccessTokens(),
		revoke: () => state.office.revoke(),
		unblock: () => state.limiter.unblock(),
		reset: () => resetState(state),
		close: async () => {
			state.closed = true;
			await app.close();
		},
	};
	offices.set(sandbox, state.office);
	addControl(app, state, sandbox);
	addPage(app, state);
	sandbox.url = await app.listen({ host: '127.0.0.1', port: state.options.port });
	state.world.url = sandbox.url;
	return sandbox;
}
