import { hal, problem, type Answer } from '../http/answer';
import type { Call, Route } from '../http/call';
import type { JsonObject } from '../json';
import { oneOf } from '../lists/filters';
import { listAnswer, type List } from '../lists/list';
import { entityNames, type EntityName } from '../names';
import { chainedCatalog, type Field } from '../seed/seedFields';
import type { World } from '../world';

const chains = [{ title: 'Make', catalog_id: chainedCatalog.id, parent_catalog_id: 0 }];

/** A field definition in read format (API facts 5.5.1). */
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

/** These filters work without the paid option (API facts 1.7). */
const listOf = (entity: EntityName): List<Field> => ({
	key: 'custom_fields',
	totals: 'pages',
	orders: () => ['sort', 'id'],
	ascending: ({ world }, order) => {
		const of = order === 'id' ? ({ id }: Field) => id : ({ sort }: Field) => sort;
		return [...world.fields[entity].list].sort((a, b) => of(a) - of(b));
	},
	filters: { id: oneOf(({ id }) => id), type: oneOf(({ type }) => type) },
	model: ({ world }, field) => fieldModel(world, entity, field),
});

function oneField({ world, params }: Call, entity: EntityName): Answer {
	const field = world.fields[entity].byId.get(Number(params.id));
	return field ? hal(fieldModel(world, entity, field)) : problem(404, 'Not Found');
}

/** Custom field definitions of companies, contacts and leads; read-only. */
export const customFieldRoutes: Route[] = entityNames.flatMap((entity): Route[] => {
	const path = `/api/v4/${entity}/custom_fields`;
	const list = listOf(entity);
	return [
		{ method: 'GET', path, handle: (call) => listAnswer(call, list) },
		{ method: 'GET', path: `${path}/:id`, handle: (call) => oneField(call, entity) },
	];
});
