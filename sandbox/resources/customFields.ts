import { entityNames, type EntityName } from '../entities/kinds';
import { hal, problem, type Answer } from '../http/answer';
import type { Call, Route } from '../http/call';
import { countedList } from '../http/paging';
import { valuesOf, type Query } from '../http/query';
import type { JsonObject } from '../json';
import { chainedCatalog, type Field } from '../seed/fields';
import type { World } from '../world';

const chains = [{ title: 'Make', catalog_id: chainedCatalog.id, parent_catalog_id: 0 }];

/** A field definition as it is read (API facts 5.5.1). */
function fieldModel(world: World, entity: EntityName, field: Field): JsonObject {
	const { id, name, type, code, sort, predefined, options } = field;
	return {
		id,
		name,
		type,
		account_id: world.account.id,
		code,
		sort,
		is_api_only: false,
		enums: options && options.map((option) => ({ ...option })),
		group_id: null,
		required_statuses: [],
		...(entity === 'leads' ? { hidden_statuses: [], is_computed: false } : {}),
		is_deletable: !predefined,
		is_predefined: predefined,
		entity_type: entity,
		tracking_callback: type === 'tracking_data' ? '' : null,
		remind: type === 'birthday' ? 'never' : null,
		chained_lists: type === 'chained_list' ? chains : null,
		currency: type === 'monetary' ? world.account.currency : null,
		_links: { self: { href: `${world.url}/api/v4/${entity}/custom_fields/${id}` } },
	};
}

const filterOf = ({ filter }: Query): Query => (typeof filter === 'object' ? filter : {});

/** Filters here do not depend on the paid option (API facts 1.7). */
function wantedFields({ world, query }: Call, entity: EntityName): Field[] {
	const types = valuesOf(filterOf(query).type);
	const ids = valuesOf(filterOf(query).id);
	return world.fields[entity].list.filter(
		({ id, type }) =>
			(types.length === 0 || types.includes(type)) &&
			(ids.length === 0 || ids.includes(String(id))),
	);
}

/** `order[sort|id]` (API facts 1.8). */
function ordered(fields: Field[], { order }: Query): Field[] {
	if (typeof order !== 'object') return fields;
	const of = 'id' in order ? ({ id }: Field) => id : ({ sort }: Field) => sort;
	const sign = Object.values(order)[0] === 'desc' ? -1 : 1;
	return [...fields].sort((a, b) => sign * (of(a) - of(b)));
}

const fieldList = (call: Call, entity: EntityName): Answer =>
	countedList(call, 'custom_fields', ordered(wantedFields(call, entity), call.query), (field) =>
		fieldModel(call.world, entity, field),
	);

function oneField({ world, params }: Call, entity: EntityName): Answer {
	const field = world.fields[entity].byId.get(Number(params.id));
	return field ? hal(fieldModel(world, entity, field)) : problem(404, 'Not Found');
}

/** Custom field definitions of companies, contacts and leads; reading only. */
export const customFieldRoutes: Route[] = entityNames.flatMap((entity): Route[] => [
	{
		method: 'GET',
		path: `/api/v4/${entity}/custom_fields`,
		handle: (call) => fieldList(call, entity),
	},
	{
		method: 'GET',
		path: `/api/v4/${entity}/custom_fields/:id`,
		handle: (call) => oneField(call, entity),
	},
]);
