import { textOf, valuesOf, type Query, type QueryValue } from '../http/query';
import type { Json } from '../json';
import type { Field } from '../seed/fields';
import type { World } from '../world';
import type { EntityKind } from './kinds';
import type { StoredRecord } from './record';

export type Test = (record: StoredRecord) => boolean;

const oneOf = (values: string[], value: Json | undefined): boolean =>
	values.includes(String(value));

function rangeTest(value: QueryValue, of: (record: StoredRecord) => Json | undefined): Test {
	const bounds: Query = typeof value === 'string' ? {} : value;
	const from = Number(textOf(bounds.from) ?? -Infinity);
	const to = Number(textOf(bounds.to) ?? Infinity);
	return (record) => {
		const found = of(record);
		return found !== null && found !== undefined && Number(found) >= from && Number(found) <= to;
	};
}

function statusTest(pairs: QueryValue): Test {
	const wanted = typeof pairs === 'string' ? [] : Object.values(pairs);
	return (record) =>
		wanted.some(
			(pair) =>
				typeof pair !== 'string' &&
				pair.pipeline_id === String(record.pipeline_id) &&
				pair.status_id === String(record.status_id),
		);
}

const enumTypes = new Set(['select', 'multiselect', 'radiobutton']);
const rangeTypes = new Set(['date', 'date_time', 'numeric']);
const plainTypes = new Set([
	'text',
	'url',
	'textarea',
	'streetaddress',
	'numeric',
	'date',
	'date_time',
	'checkbox',
]);

const valuesIn = (record: StoredRecord, field: Field): Json[] =>
	(record.custom_fields_values ?? [])
		.filter(({ field_id }) => field_id === field.id)
		.flatMap(({ values }) => values)
		.map((item) => (enumTypes.has(field.type) ? item.enum_id : item.value) ?? null);

const comparable = (value: Json): string =>
	typeof value === 'boolean' ? String(Number(value)) : String(value);

function fieldTest(field: Field, value: QueryValue): Test | undefined {
	const isRange = typeof value !== 'string' && ('from' in value || 'to' in value);
	if (isRange)
		return rangeTypes.has(field.type)
			? rangeTest(value, (record) => valuesIn(record, field)[0])
			: undefined;
	if (!enumTypes.has(field.type) && !plainTypes.has(field.type)) return undefined;
	const wanted = valuesOf(value);
	return (record) => valuesIn(record, field).some((item) => wanted.includes(comparable(item)));
}

function customFieldTests(value: QueryValue, world: World, kind: EntityKind): Test[] {
	if (typeof value === 'string') return [];
	return Object.entries(value).flatMap(([id, wanted]) => {
		const field = world.fields[kind.name].byId.get(Number(id));
		return (field && fieldTest(field, wanted)) ?? [];
	});
}

/** The tests of `filter[...]` (API facts 1.7). Unknown keys and unfilterable types are ignored, as the service does. */
export function filterTests(
	filter: QueryValue | undefined,
	world: World,
	kind: EntityKind,
): Test[] {
	if (filter === undefined || typeof filter === 'string') return [];
	return Object.entries(filter).flatMap(([name, value]) => {
		if (name === 'custom_fields_values') return customFieldTests(value, world, kind);
		if (name === 'statuses' && kind.name === 'leads') return [statusTest(value)];
		if (kind.rangeFilters.includes(name)) return [rangeTest(value, (record) => record[name])];
		if (!kind.valueFilters.includes(name)) return [];
		const values = valuesOf(value);
		return [(record: StoredRecord) => oneOf(values, record[name])];
	});
}
