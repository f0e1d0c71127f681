import { now } from '../clock';
import type { FieldValues, StoredRecord } from '../entities/record';
import { objectsOf, type Json, type JsonObject } from '../json';
import type { EntityName } from '../names';
import type { World } from '../world';

/** Types of records as events call them. */
export const singulars = {
	companies: 'company',
	contacts: 'contact',
	leads: 'lead',
} as const satisfies Record<EntityName, string>;

/** One side of a change: nothing, or values of one kind. */
type Sides = [before: JsonObject[], after: JsonObject[]];
type Change = [type: string, ...Sides];

/** Numbers of the types of custom fields. */
const fieldTypes = [
	'',
	'text',
	'numeric',
	'checkbox',
	'select',
	'multiselect',
	'date',
	'url',
	'multitext',
	'textarea',
	'radiobutton',
	'streetaddress',
	'',
	'smart_address',
	'birthday',
	'legal_entity',
	'date_time',
];

const fieldChange = (field: FieldValues): JsonObject[] =>
	field.values.map(({ value, enum_id }) => ({
		custom_field_value: {
			field_id: field.field_id,
			field_type: Math.max(fieldTypes.indexOf(field.field_type), 1),
			enum_id: enum_id ?? null,
			text: typeof value === 'string' ? value : JSON.stringify(value ?? ''),
		},
	}));

function customFieldChanges(before: StoredRecord, after: StoredRecord): Change[] {
	const valuesIn = ({ custom_fields_values: fields }: StoredRecord) =>
		new Map((fields ?? []).map((field) => [field.field_id, fieldChange(field)]));
	const [old, fresh] = [valuesIn(before), valuesIn(after)];
	return [...new Set([...old.keys(), ...fresh.keys()])].map((id) => [
		`custom_field_${id}_value_changed`,
		old.get(id) ?? [],
		fresh.get(id) ?? [],
	]);
}

function tagChanges(before: StoredRecord, after: StoredRecord): Change[] {
	const namesIn = ({ _embedded: { tags } }: StoredRecord) => tags.map(({ name }) => name);
	const [old, fresh] = [namesIn(before), namesIn(after)];
	const changes = (names: string[]) => names.map((name) => ({ tag: { name } }));
	return [
		['entity_tag_added', [], changes(fresh.filter((name) => !old.includes(name)))],
		['entity_tag_deleted', changes(old.filter((name) => !fresh.includes(name))), []],
	];
}

const side =
	(kind: string, of: (record: StoredRecord) => JsonObject) =>
	(before: StoredRecord, after: StoredRecord): Sides => [
		[{ [kind]: of(before) }],
		[{ [kind]: of(after) }],
	];

const stages = side('lead_status', ({ status_id: id, pipeline_id }) => ({
	id: id ?? null,
	pipeline_id: pipeline_id ?? null,
}));
const responsible = side('responsible_user', ({ responsible_user_id: id }) => ({ id }));
const nameSides = side('name_field_value', ({ name }) => ({ name }));
const saleSides = side('sale_field_value', ({ price }) => ({ sale: price ?? null }));

function changesOf(before: StoredRecord, after: StoredRecord): Change[] {
	const all: Change[] = [
		['lead_status_changed', ...stages(before, after)],
		['entity_responsible_changed', ...responsible(before, after)],
		['name_field_changed', ...nameSides(before, after)],
		['sale_field_changed', ...saleSides(before, after)],
		...tagChanges(before, after),
		...customFieldChanges(before, after),
	];
	const text = (values: Json) => JSON.stringify(values);
	return all.filter(([, old, fresh]) => text(old) !== text(fresh));
}

/** Notes what a write did to a record; `before` is not set where it is new. */
export function noteRecord(
	world: World,
	entity: EntityName,
	before: StoredRecord | undefined,
	after: StoredRecord,
	userId: number,
): void {
	const entity_type = singulars[entity];
	const changes: Change[] = before ? changesOf(before, after) : [[`${entity_type}_added`, [], []]];
	for (const [type, value_before, value_after] of changes)
		world.events.add({
			type,
			entity_type,
			entity_id: after.id,
			created_by: userId,
			created_at: now(world),
			value_before: objectsOf(value_before),
			value_after: objectsOf(value_after),
		});
}
