import { valuesOf } from '../http/incoming/query';
import type { Json } from '../json';
import { range, type ListFilter, type Test } from '../lists/filters';
import type { EntityName } from '../names';
import type { Field } from '../seed/seedFields';
import type { StoredRecord } from './record';

/**
 * Pairs of pipeline and stage. Incomplete pairs are ignored, and without a complete pair so is the filter (API facts 1.7,
 * part 8 line 8).
 */
export const pipelineStages: ListFilter<StoredRecord> = (value) => {
	const pairs = (typeof value === 'string' ? [] : Object.values(value)).flatMap((pair) =>
		typeof pair === 'object' && pair.pipeline_id !== undefined && pair.status_id !== undefined
			? [pair]
			: [],
	);
	if (pairs.length === 0) return [];
	return [
		(record) =>
			pairs.some(
				(pair) =>
					pair.pipeline_id === String(record.pipeline_id) &&
					pair.status_id === String(record.status_id),
			),
	];
};

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

/** ListFilters by the field's type; types that cannot be filtered are ignored (API facts 1.7). */
const fieldFilter =
	(field: Field): ListFilter<StoredRecord> =>
	(value, call) => {
		const isRange = typeof value !== 'string' && ('from' in value || 'to' in value);
		if (isRange)
			return rangeTypes.has(field.type)
				? range((record: StoredRecord) => valuesIn(record, field)[0])(value, call)
				: [];
		if (!enumTypes.has(field.type) && !plainTypes.has(field.type)) return [];
		const wanted = valuesOf(value);
		return [(record) => valuesIn(record, field).some((item) => wanted.includes(comparable(item)))];
	};

/** `filter[custom_fields_values][ID]…` for an entity's fields. */
export const cardFields =
	(entity: EntityName): ListFilter<StoredRecord> =>
	(value, call) => {
		if (typeof value === 'string') return [];
		return Object.entries(value).flatMap(([id, wanted]): Array<Test<StoredRecord>> => {
			const field = call.world.fields[entity].byId.get(Number(id));
			return field ? fieldFilter(field)(wanted, call) : [];
		});
	};
