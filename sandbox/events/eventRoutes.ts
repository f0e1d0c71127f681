import { hal, problem } from '../http/answer';
import type { Call, Route } from '../http/call';
import { withOf } from '../http/incoming/query';
import type { JsonObject } from '../json';
import { inOrder, listAnswer, type List } from '../lists/list';
import { entityNames } from '../names';
import type { World } from '../world';
import { eventFilters, refusalOf } from './eventFilters';
import type { StoredEvent } from './eventLog';
import { eventTypes } from './eventTypes';
import { singulars } from './recordEvents';

const path = '/api/v4/events';

/** The record of an event; its name comes with `with=lead_name` and the like. */
function entityModel(world: World, event: StoredEvent, wanted: Set<string>): JsonObject {
	const { entity_type: type, entity_id: id } = event;
	const entity = entityNames.find((name) => singulars[name] === type);
	const name = entity && world.stores[entity].get(id)?.name;
	return {
		id,
		...(name !== undefined && wanted.has(`${type}_name`) ? { name } : {}),
		_links: { self: { href: `${world.url}/api/v4/${entity ?? 'tasks'}/${id}` } },
	};
}

const eventModel = ({ world, query }: Call, event: StoredEvent): JsonObject => ({
	...event,
	account_id: world.account.id,
	_links: { self: { href: `${world.url}${path}/${event.id}` } },
	_embedded: { entity: entityModel(world, event, withOf(query)) },
});

const events: List<StoredEvent> = {
	key: 'events',
	totals: 'none',
	most: 100,
	...inOrder(({ world }) => world.events.newestFirst()),
	filters: eventFilters,
	model: eventModel,
};

const types: List<(typeof eventTypes)[number]> = {
	key: 'events_types',
	totals: 'items',
	...inOrder(() => eventTypes),
	filters: {},
	model: (_call, type) => type,
};

function oneEvent(call: Call) {
	const event = call.world.events.get(call.params.id);
	return event ? hal(eventModel(call, event)) : problem(404, 'Not Found');
}

/** The log of everything that happened (API facts 6.1); read-only. */
export const eventRoutes: Route[] = [
	{ method: 'GET', path, handle: (call) => refusalOf(call.query) ?? listAnswer(call, events) },
	{ method: 'GET', path: `${path}/types`, handle: (call) => listAnswer(call, types) },
	{ method: 'GET', path: `${path}/:id(^\\w+$)`, handle: oneEvent },
];
