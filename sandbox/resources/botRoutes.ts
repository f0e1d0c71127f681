import { writeBatch } from '../checks/batch';
import { among, both, positive, type Check, type Shape } from '../checks/check';
import { notSupportedChoice } from '../checks/issue';
import { refuseRows } from '../checks/refuseRows';
import { hal, problem, type Answer } from '../http/answer';
import type { Call, Route } from '../http/call';
import { singleOf } from '../http/incoming/bodyRows';
import { withOf } from '../http/incoming/query';
import type { Json, JsonObject } from '../json';
import { oneOf } from '../lists/filters';
import { inOrder, listAnswer, type List } from '../lists/list';
import { entityNames } from '../names';
import type { World } from '../world';

interface Bot {
	id: number;
	name: string;
	favorite: boolean;
}

/** The bots of every account. */
export const bots: readonly Bot[] = [
	{ id: 565, name: 'Welcome', favorite: true },
	{ id: 566, name: 'Reminder', favorite: false },
];

const PATH = '/api/v4/bots';

/** `is_favorite` comes only with `with` (API facts 6.7). */
const modelOf = ({ world, query }: Call, { id, name, favorite }: Bot): JsonObject => ({
	id,
	name,
	type_functionality: 'regular',
	is_visual_editor: true,
	settings: { active: true },
	...(withOf(query).has('favorite') ? { is_favorite: favorite } : {}),
	_links: { self: { href: `${world.url}${PATH}/${id}` } },
});

const list: List<Bot> = {
	key: 'items',
	totals: 'pages',
	...inOrder(() => bots),
	filters: { id: oneOf(({ id }) => id) },
	model: modelOf,
};

const botIn = ({ params }: Call) => bots.find(({ id }) => id === Number(params.id));

function oneBot(call: Call): Answer {
	const bot = botIn(call);
	return bot ? hal(modelOf(call, bot)) : problem(404, 'Not Found');
}

const bot: Check = both(positive, among(bots.map(({ id }) => id)));

const runShape: Shape = {
	bot_id: { check: bot, required: true },
	entity_id: { check: positive, required: true },
	entity_type: { check: among([1, 2]), required: true },
};

const stopShape: Shape = {
	entity_id: { check: positive, required: true },
	entity_type: { check: among(['contacts', 'leads', 'customers']), required: true },
};

/** The numbers of the older method. */
const TYPES = new Map([
	[1, 'contacts'],
	[2, 'leads'],
]);

function isThere(world: World, type: Json | undefined, id: Json | undefined): boolean {
	const entity = entityNames.find((name) => name === (TYPES.get(Number(type)) ?? type));
	return entity !== undefined && world.stores[entity].get(Number(id)) !== undefined;
}

function runBots(call: Call): Answer {
	const done = writeBatch(call, {
		shape: runShape,
		most: 100,
		issues: ({ entity_type: type, entity_id: id }) =>
			isThere(call.world, type, id) ? [] : [notSupportedChoice('entity_id')],
		act: () => null,
	});
	return Array.isArray(done) ? hal({}, 202) : done;
}

function stopBot(call: Call): Answer {
	if (!botIn(call)) return problem(404, 'Not Found');
	const single = singleOf(call.body);
	if ('refusal' in single) return single.refusal;
	const { row } = single;
	const refusal = refuseRows([row], stopShape, { world: call.world }, () =>
		isThere(call.world, row.entity_type, row.entity_id) ? [] : [notSupportedChoice('entity_id')],
	);
	return refusal ?? { status: 202, type: 'text/html', text: 'Accepted' };
}

/** Salesbots (API facts 6.7). */
export const botRoutes: Route[] = [
	{ method: 'GET', path: PATH, handle: (call) => listAnswer(call, list) },
	{ method: 'GET', path: `${PATH}/:id`, handle: oneBot },
	{ method: 'POST', path: `${PATH}/:id/stop`, handle: stopBot },
	{ method: 'POST', path: '/api/v2/salesbot/run', handle: runBots },
];
