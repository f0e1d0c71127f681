import type { IDataObject } from 'n8n-workflow';

import { columnLabels, ownColumns } from '../resources/columnFields';
import type { Field } from '../resources/types';
import { at, isObject } from '../transport/json';
import { isBlank } from '../values/blank';
import { InputError, quoted } from '../values/inputError';
import { createColumnMatcher, type ColumnMatch } from './columnKeys';
import type { FormContext } from './formContext';
import { encodeFormRow } from './formRow';
import type { Run, WritableRow } from './types';

/** A value with the key of its column: `name`, `300110`, `300101:MOB`. */
type Value = readonly [key: string, value: unknown];

/**
 * How 'Map Columns' reads an item, which is one row: by the mapping of the node, or by the names of the item's columns.
 *
 * The returned function throws InputError, UnreadableError.
 */
export function columnReader(
	run: Run,
	fields: readonly Field[],
	form: FormContext,
): (item: number) => Promise<WritableRow> {
	const labelled = columnLabels(fields, run.resource);
	const own = ownColumns(fields, run.resource);
	const isAutomatic =
		run.context.getNodeParameter('columns.mappingMode', 0, 'defineBelow') === 'autoMapInputData';
	const valuesOf = isAutomatic ? automatic(run, own, form) : mapped(run, own);
	return async (item) => {
		const row = await encodeFormRow(labelled, entryOf(await valuesOf(item)), form);
		if (Object.keys(row.payload).length > 0) return row;
		throw new InputError(
			'the columns of this item are empty',
			'Check the expressions, or leave such items out with a Filter node in front.',
		);
	};
}

/** The same shape as the form has, so that every value is encoded in one place. */
function entryOf(values: readonly Value[]): IDataObject {
	const entry: Record<string, unknown> = {};
	const field: Array<{ field_id: unknown; value: unknown }> = [];
	for (const [key, value] of values) {
		if (isCustom(key)) field.push({ field_id: { __rl: true, mode: 'id', value: key }, value });
		else entry[key] = value;
	}
	return { ...entry, custom_fields_values: { field } } as IDataObject;
}

const isCustom = (key: string) => /^\d/.test(key);

/** Values as they were mapped by hand. */
function mapped(run: Run, own: readonly Field[]): (item: number) => Promise<Value[]> {
	const { context, resource } = run;
	const raw = context.getNodeParameter('columns.value', 0, {}, { rawExpressions: true });
	// A column nobody filled is none, whatever an empty value means; an expression without a result is an empty value.
	const keys = Object.entries(isObject(raw) ? raw : {}).flatMap(([key, value]) =>
		isBlank(value) ? [] : [key],
	);
	const names = new Set(own.map(({ name }) => name));
	const unknown = keys.find((key) => !isCustom(key) && !names.has(key));
	return async (item) => {
		if (keys.length === 0)
			throw new InputError("'Columns' is empty", 'Fill in at least one field under Columns.');
		if (unknown !== undefined)
			throw new InputError(
				`a ${resource.singular.toLowerCase()} has no field ${quoted(unknown)} here`,
				"Refresh the list of fields under 'Columns' and map them again.",
			);
		// n8n's own conversion would refuse what the fields' own can read, and without the row's place.
		const values = context.getNodeParameter('columns.value', item, {}, { skipValidation: true });
		return keys.map((key) => [key, at(values, key)]);
	};
}

/** Values by the names of the item's columns. Each name is looked up once for the whole run. */
function automatic(
	run: Run,
	fields: readonly Field[],
	form: FormContext,
): (item: number) => Promise<Value[]> {
	const items = run.context.getInputData();
	const matches = new Map<string, ColumnMatch>();
	let matcher: Promise<(column: string) => ColumnMatch> | undefined;
	return async (item) => {
		matcher ??= matcherOf(fields, form);
		const match = await matcher;
		const found: Value[] = [];
		const own = new Map<string, OwnColumn>();
		for (const [column, value] of Object.entries(items[item]?.json ?? {})) {
			if (!matches.has(column)) matches.set(column, match(column));
			const target = matches.get(column);
			if (!target) run.leftOut.add(column);
			else if ('several' in target) refuseUnlessBlank(value, column, target.several);
			else if (isCustom(target.key)) found.push([target.key, value]);
			else put(own, target.key, { column, value, exact: target.exact });
		}
		for (const [key, { value }] of own) found.push([key, value]);
		if (found.length > 0) return found;
		throw noneFits(run, fields, items[item]?.json ?? {});
	};
}

async function matcherOf(fields: readonly Field[], { directory }: FormContext) {
	return createColumnMatcher(fields, await directory.customFields());
}

interface OwnColumn {
	column: string;
	value: unknown;
	exact: boolean;
}

/** A simplified record has ids and names: `responsible_user_id` counts before `responsible_user`. */
function put(found: Map<string, OwnColumn>, key: string, column: OwnColumn): void {
	const before = found.get(key);
	if (before && isBlank(column.value)) return;
	if (!before || isBlank(before.value) || (column.exact && !before.exact)) found.set(key, column);
	else if (before.exact === column.exact)
		throw new InputError(
			`the columns ${quoted(before.column)} and ${quoted(column.column)} are the same field`,
			'Remove or rename one of them.',
		);
}

function refuseUnlessBlank(value: unknown, column: string, keys: readonly string[]): void {
	if (isBlank(value)) return;
	throw new InputError(
		`${keys.length} fields are called ${quoted(column)}`,
		`Rename the column to the ID of the field: ${keys.join(' or ')}.`,
	);
}

/** So many names are shown. */
const FEW = 10;

function noneFits({ resource }: Run, fields: readonly Field[], json: IDataObject): InputError {
	const columns = Object.keys(json).slice(0, FEW).map(quoted).join(', ');
	const labels = fields.slice(0, 3).map(({ label }) => quoted(label));
	return new InputError(
		`no column of this item is a field of a ${resource.singular.toLowerCase()}`,
		`${columns ? `Its columns: ${columns}. ` : ''}Name columns as in amoCRM, such as ${labels.join(', ')}, or map them one by one.`,
	);
}
