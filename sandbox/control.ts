import type { FastifyInstance } from 'fastify';
import { kinds } from './entities/entityKinds';
import { readModel } from './entities/recordModel';

import { isObject, type Json } from './json';
import { entityNames } from './names';
import type { Fault } from './http/faults';
import type { StrangerOrder } from './others/strangers';
import type { Sandbox } from './sandbox';
import { defaultOptions, type SandboxOptions } from './options';
import type { State } from './state';
import type { IncomingMessage } from './talks/writeTalk';
import { readBody } from './http/incoming/readBody';

const bodyOf = (body: unknown): Json | undefined => {
	const read = readBody(typeof body === 'string' ? body : '');
	return 'json' in read ? read.json : undefined;
};

const isOptions = (body: Json | undefined): body is Json & Partial<SandboxOptions> =>
	isObject(body) && Object.keys(body).every((name) => name in defaultOptions);

const whens = ['before', 'after', 'half', 'late'];
const answers = ['status', 'reset', 'cut', 'hang', 'slow', 'html200', 'dropRow'];
const isFault = (body: Json | undefined): body is Json & Fault =>
	isObject(body) && whens.includes(String(body.when)) && answers.includes(String(body.answer));

const deeds = ['create', 'change', 'merge'];
const isOrder = (body: Json | undefined): body is Json & StrangerOrder =>
	isObject(body) &&
	deeds.includes(String(body.deed)) &&
	entityNames.some((name) => name === body.kind);

const isMessage = (body: Json | undefined): body is Json & IncomingMessage =>
	isObject(body) &&
	typeof body.contact === 'number' &&
	['number', 'undefined'].includes(typeof body.lead);

const done = { done: true };

/** The account's contents; `only` limits the records included. */
function stateOf({ world, limiter, options }: State, only: string | undefined) {
	const shown = entityNames.filter((name) => only === undefined || only.split(',').includes(name));
	const records = shown.map((name) => [
		name,
		world.stores[name]
			.ascending('id')
			.map((record) => readModel(world, kinds[name], record, new Set(['contacts', 'leads']))),
	]);
	return {
		account: world.account,
		options,
		blocked: limiter.isBlocked(),
		counts: Object.fromEntries(entityNames.map((name) => [name, world.stores[name].size])),
		tags: Object.fromEntries(entityNames.map((name) => [name, world.tags[name].size])),
		records: Object.fromEntries(records),
	};
}

/** The methods of `Sandbox` over HTTP, without token or rate limit. */
export function addControl(app: FastifyInstance, state: State, sandbox: Sandbox): void {
	const doing = (act: () => void) => () => {
		act();
		return done;
	};
	app.get('/sandbox/log', () => sandbox.log());
	app.delete(
		'/sandbox/log',
		doing(() => sandbox.clearLog()),
	);
	app.get('/sandbox/foreign-writes', () => sandbox.foreignWrites());
	app.post('/sandbox/stranger', ({ body }, reply) => {
		const order = bodyOf(body);
		if (!isOrder(order))
			return reply.code(400).send({ message: 'A stranger needs "deed" and "kind"' });
		try {
			return { id: sandbox.stranger(order) };
		} catch (error) {
			// An impossible write is the caller's mistake.
			return reply.code(400).send({ message: String(error) });
		}
	});
	app.post('/sandbox/message', ({ body }, reply) => {
		const from = bodyOf(body);
		if (!isMessage(from)) return reply.code(400).send({ message: 'A message needs "contact"' });
		try {
			return { id: sandbox.message(from) };
		} catch (error) {
			// A record that does not exist is the caller's mistake.
			return reply.code(400).send({ message: String(error) });
		}
	});
	app.get('/sandbox/stats', () => sandbox.stats());
	app.get<{ Querystring: { records?: string } }>('/sandbox/state', ({ query }) =>
		stateOf(state, query.records),
	);
	app.delete(
		'/sandbox/faults',
		doing(() => sandbox.clearFaults()),
	);
	app.post('/sandbox/faults', ({ body }, reply) => {
		const fault = bodyOf(body);
		if (!isFault(fault))
			return reply.code(400).send({ message: 'A fault needs "when" and "answer"' });
		sandbox.addFault(fault);
		return done;
	});
	app.patch('/sandbox/options', ({ body }, reply) => {
		const changes = bodyOf(body);
		if (!isOptions(changes)) return reply.code(400).send({ message: 'Unknown option' });
		sandbox.set(changes);
		return state.options;
	});
	const actions: Array<[name: string, act: () => void]> = [
		['expire-tokens', () => sandbox.expireAccessTokens()],
		['revoke', () => sandbox.revoke()],
		['unblock', () => sandbox.unblock()],
		['reset', () => sandbox.reset()],
	];
	for (const [name, act] of actions) app.post(`/sandbox/${name}`, doing(act));
}
