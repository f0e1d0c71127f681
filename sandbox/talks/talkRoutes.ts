import { boolean } from '../checks/check';
import { refuseRows } from '../checks/refuseRows';
import { hal, problem, type Answer } from '../http/answer';
import type { Call, Route } from '../http/call';
import { textOf } from '../http/incoming/query';
import { isObject, type JsonObject } from '../json';
import { oneOf, type ListFilters } from '../lists/filters';
import { inOrder, listAnswer, type List } from '../lists/list';
import type { World } from '../world';
import type { StoredTalk } from './talkStore';
import { closeTalk } from './writeTalk';

const path = '/api/v4/talks';

/** A talk in read format (API facts 6.7): its ID is `talk_id`, and there is no `id`. */
function talkModel(world: World, talk: StoredTalk): JsonObject {
	const { id, contact_id, lead_id: lead, chat_id, created_at, updated_at, is_in_work } = talk;
	return {
		talk_id: id,
		created_at,
		updated_at,
		rate: 0,
		contact_id,
		chat_id,
		entity_id: lead,
		entity_type: lead === null ? null : 'lead',
		is_in_work,
		is_read: false,
		origin: 'telegram',
		missed_at: null,
		account_id: world.account.id,
		_links: { self: { href: `${world.url}${path}/${id}` } },
		_embedded: {
			contacts: [{ id: contact_id }],
			leads: lead === null ? [] : [{ id: lead }],
			customers: [],
		},
	};
}

const filters: ListFilters<StoredTalk> = {
	talk_id: oneOf(({ id }) => id),
	contact_id: oneOf(({ contact_id: id }) => id),
	entity_id: oneOf(({ lead_id: id }) => id),
	entity_type: oneOf(({ lead_id: id }) => (id === null ? null : 'lead')),
	only_in_work: (value) => (textOf(value) === '1' ? [({ is_in_work: open }) => open] : []),
};

const talks: List<StoredTalk> = {
	key: 'talks',
	totals: 'none',
	...inOrder(({ world }) => world.talks.listed('id')),
	filters,
	model: ({ world }, talk) => talkModel(world, talk),
};

const missing = (): Answer => problem(404, 'Not Found');
const talkOf = ({ world, params }: Call) => world.talks.get(Number(params.id));

function oneTalk(call: Call): Answer {
	const talk = talkOf(call);
	return talk ? hal(talkModel(call.world, talk)) : missing();
}

/** The body is optional; the answer has none. */
function close(call: Call): Answer {
	const { world, userId, body = {} } = call;
	const talk = talkOf(call);
	if (!talk) return missing();
	if (!isObject(body)) return problem(400, 'Request body must be an object');
	const shape = { force_close: { check: boolean } };
	const refusal = refuseRows([body], shape, { world }, () => [], false);
	if (refusal) return refusal;
	if (!talk.is_in_work) return problem(422, 'Talk is already closed');
	closeTalk(world, talk, body.force_close === true, userId);
	return { status: 202 };
}

/** Talks (API facts 6.7). They begin with a message of a client. */
export const talkRoutes: Route[] = [
	{ method: 'GET', path, handle: (call) => listAnswer(call, talks) },
	{ method: 'GET', path: `${path}/:id`, handle: oneTalk },
	{ method: 'POST', path: `${path}/:id/close`, handle: close },
];
