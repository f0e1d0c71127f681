import type { IDataObject } from 'n8n-workflow';

import { columnLabels, ownColumns } from './ownColumns';
import type { Field } from '../../resources/resource';
import { asError } from '../../transport/http/asError';
import { isObject } from '../../transport/http/json';
import { isBlank } from '../../parse/text/blank';
import { InputError, quoted } from '../../parse/text/inputError';
import { isCustomKey, namedColumns, type ColumnValue, type ColumnValues } from './namedColumns';
import type { FormContext } from '../formContext';
import { encodeFormRow } from '../formRow';
import { namelessError, withoutField } from '../nameless';
import { keepsFormerUser } from './ownRecord';
import type { Run, WritableRow } from '../../verbs/verb';

/**
 * Prepares reading items for 'Map Columns', each of which is one row: by the node's mapping, or by the item's column names.
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
	const isUpdate = run.context.getNodeParameter('operation', 0) === 'update';
	const valuesOf = isAutomatic ? namedColumns(run, own, form) : mapped(run, own);
	return async (item) => {
		const columns = await valuesOf(item);
		const row = await encodedRow(run, labelled, columns, form);
		const onlyNew = [...(columns.onlyNew ?? [])];
		const json = run.context.getInputData()[item]?.json ?? {};
		const keepsUser = isAutomatic && !form.creates && (await keepsFormerUser(json, form.directory));
		if (keepsUser) onlyNew.push(USER);
		const { said, names } = columns;
		const compared = labelled.filter(({ name }) => !onlyNew.includes(name));
		if (said && names) await refuseContradiction(row, compared, said, names, form);
		if (keepsUser && isUpdate) delete row.payload[USER];
		else if (onlyNew.length > 0) row.onlyNew = onlyNew;
		if (row.followUps || Object.keys(row.payload).length > 0) return row;
		throw new InputError(
			'the columns of this item are empty',
			'Check the expressions, or filter out such items with a Filter node.',
		);
	};
}

const USER = 'responsible_user_id';

/** Encodes the row. Refuses it if it would become a record without a name although the item has more columns. */
async function encodedRow(
	run: Run,
	fields: readonly Field[],
	{ values, leftOut = [] }: ColumnValues,
	form: FormContext,
): Promise<WritableRow> {
	if (leftOut.length === 0) return await encodeFormRow(fields, entryOf(values), form);
	const given = new Map(values);
	const missing = fields.find(({ name, required }) => required && isBlank(given.get(name)));
	if (missing) throw withoutField(missing, leftOut);
	const row = await encodeFormRow(fields, entryOf(values), form);
	const notNew = await namelessError(run, row.payload, leftOut, form.directory);
	if (notNew && form.creates) throw notNew;
	return notNew ? { ...row, notNew } : row;
}

/** Otherwise, changing a name but not the ID next to it would silently have no effect. */
async function refuseContradiction(
	row: WritableRow,
	fields: readonly Field[],
	said: IDataObject,
	names: NonNullable<ColumnValues['names']>,
	form: FormContext,
): Promise<void> {
	for (const field of fields) {
		const columns = columnsOf(field, names);
		const other = columns.length === 0 ? {} : await encodedAlone(field, said, form);
		const differs = Object.entries(other).some(
			([key, value]) => JSON.stringify(row.payload[key]) !== JSON.stringify(value),
		);
		if (differs)
			throw new InputError(
				`${columns.map(quoted).join(' and ')} and the ID next to it contradict each other`,
				'Remove one of the columns, or change both.',
			);
	}
}

/** The columns with names for a field; pipeline and stage are one field. */
const columnsOf = ({ name, type }: Field, names: NonNullable<ColumnValues['names']>): string[] =>
	[name, ...(type === 'stage' ? ['pipeline_id'] : [])].flatMap(
		(key) => names.get(key)?.column ?? [],
	);

async function encodedAlone(
	field: Field,
	entry: IDataObject,
	form: FormContext,
): Promise<IDataObject> {
	try {
		return (await encodeFormRow([field], entry, form)).payload;
	} catch (error) {
		// A name that is no longer valid, such as that of a former user: the ID counts.
		if (!(error instanceof InputError)) throw asError(error);
		return {};
	}
}

/** The same shape as in the form, so that all values are encoded in one place. */
function entryOf(values: readonly ColumnValue[]): IDataObject {
	const entry: IDataObject = {};
	const field: IDataObject[] = [];
	for (const [key, value] of values) {
		if (isCustomKey(key)) field.push({ field_id: { __rl: true, mode: 'id', value: key }, value });
		else entry[key] = value;
	}
	return { ...entry, custom_fields_values: { field } };
}

/** Manually mapped values. */
function mapped(run: Run, own: readonly Field[]): (item: number) => Promise<ColumnValues> {
	const { context, resource } = run;
	const raw = context.getNodeParameter('columns.value', 0, {}, { rawExpressions: true });
	// An untouched column does not count, whatever an empty value means. An expression without a result is an empty value.
	const keys = Object.entries(isObject(raw) ? raw : {}).flatMap(([key, value]) =>
		isBlank(value) ? [] : [key],
	);
	const names = new Set(own.map(({ name }) => name));
	const unknown = keys.find((key) => !isCustomKey(key) && !names.has(key));
	return async (item) => {
		if (keys.length === 0)
			throw new InputError("'Columns' is empty", 'Fill in at least one field under Columns.');
		if (unknown !== undefined)
			throw new InputError(
				`a ${resource.singular.toLowerCase()} has no field ${quoted(unknown)} here`,
				"Refresh the list of fields under 'Columns' and map them again.",
			);
		// n8n's own conversion would refuse values that field types can read, without naming the row.
		const values: unknown = context.getNodeParameter(
			'columns.value',
			item,
			{},
			{ skipValidation: true },
		);
		return { values: keys.map((key) => [key, isObject(values) ? values[key] : undefined]) };
	};
}
