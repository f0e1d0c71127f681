import { problem, type Answer } from '../http/answer';
import { filterOf, valuesOf, type Query, type QueryValue } from '../http/incoming/query';
import { objectOf, type Json, type JsonObject } from '../json';
import { oneOf, since, type ListFilter, type ListFilters, type Test } from '../lists/filters';
import type { StoredEvent } from './eventLog';
import { isOfOneField, isType } from './eventTypes';

const most = 10;
const kinds = /^(lead|contact|company|customer|task|catalog_\d+)$/;

/** `filter[type]=a,b` or several (API facts 1.7). */
const listed = (value: QueryValue | undefined): string[] =>
	valuesOf(value).flatMap((text) => text.split(','));

/** Refuses filters as the service does (API facts 6.1). */
export function refusalOf(query: Query): Answer | undefined {
	const { entity, entity_id: ids, created_by: authors, type } = filterOf(query);
	const entities = valuesOf(entity);
	if (entities.some((kind) => !kinds.test(kind))) return problem(400, 'Invalid entity');
	if (valuesOf(ids).length > 0 && entities.length !== 1)
		return problem(400, 'Filter entity_id needs exactly one entity');
	if (valuesOf(ids).length > most) return problem(400, 'Too many entity_id');
	if (valuesOf(authors).length > most) return problem(400, 'Too many created_by');
	const types = listed(type);
	if (types.length > 1 && types.some(isOfOneField))
		return problem(400, 'Custom field events cannot be mixed with other types');
	return undefined;
}

/** Messages in a chat are found by its contact, whatever they are shown as (part 8 line 58). */
const cardOf = ({ linked_talk_contact_id: contact, entity_type, entity_id }: StoredEvent) =>
	contact === undefined ? { kind: entity_type, id: entity_id } : { kind: 'contact', id: contact };

const ofType: ListFilter<StoredEvent> = (value) => {
	const wanted = listed(value);
	return wanted.length === 0 ? [] : [({ type }) => wanted.some((one) => isType(type, one))];
};

type Side = 'value_before' | 'value_after';

/** The values of one kind on one side of an event. */
const valuesIn = (event: StoredEvent, side: Side, kind: string): JsonObject[] =>
	event[side].map((one) => objectOf(one[kind]));

const same = (a: Json | undefined, b: QueryValue | undefined) => String(a) === String(b);

/** `[leads_statuses][0][pipeline_id]`, `[responsible_user_id]=1,2`. */
const ofSide =
	(side: Side): ListFilter<StoredEvent> =>
	(value) => {
		if (typeof value === 'string') return [];
		const tests: Array<Test<StoredEvent>> = [];
		const { leads_statuses: statuses, responsible_user_id: users } = value;
		const pairs = typeof statuses === 'object' ? Object.values(statuses) : [];
		if (pairs.length > 0)
			tests.push((event) =>
				valuesIn(event, side, 'lead_status').some((stage) =>
					pairs.some(
						(pair) =>
							typeof pair === 'object' &&
							same(stage.id, pair.status_id) &&
							same(stage.pipeline_id, pair.pipeline_id),
					),
				),
			);
		const ids = listed(users);
		if (ids.length > 0)
			tests.push((event) =>
				valuesIn(event, side, 'responsible_user').some(({ id }) => ids.includes(String(id))),
			);
		return tests;
	};

/** Filters of events (API facts 6.1). */
export const eventFilters: ListFilters<StoredEvent> = {
	id: oneOf(({ id }) => id),
	created_at: since(({ created_at: at }) => at),
	created_by: oneOf(({ created_by: by }) => by),
	entity: oneOf((event) => cardOf(event).kind),
	entity_id: oneOf((event) => cardOf(event).id),
	type: ofType,
	value_before: ofSide('value_before'),
	value_after: ofSide('value_after'),
};
