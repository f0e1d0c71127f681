import type { IDataObject } from 'n8n-workflow';

import type { Field } from '../../resources/resource';
import { isBlank } from '../../parse/text/blank';
import { InputError, quoted } from '../../parse/text/inputError';
import { plainText } from '../../parse/text/text';
import { shownNames } from './columnHint';
import { createColumnMatcher, type ColumnMatcher, type ColumnMatch } from './columnKeys';
import { withStage } from './columnStage';
import type { FormContext } from '../formContext';
import { isOwnRecord, READ_ONLY } from './ownRecord';
import { chosenColumn, type ChosenColumn, type ItemColumn } from './sameField';
import type { Run } from '../../verbs/verb';

/** A value and its column's key: `name`, `300110`, `300101:MOB`. */
export type ColumnValue = readonly [key: string, value: IDataObject[string]];

/** Keys of custom fields are IDs, those of own fields are names. */
export const isCustomKey = (key: string) => /^\d/.test(key);

/** The values of an item, and the names next to IDs. */
export interface ColumnValues {
	values: ColumnValue[];
	said?: IDataObject;
	names?: ReadonlyMap<string, { column: string }>;
	/** Keys of values that apply to new records only. */
	onlyNew?: string[];
	/** Columns with a value that are not fields. */
	leftOut?: string[];
}

/**
 * Reads the values of an item by its column names. Each name is looked up once per run; names without a field are reported to the
 * run. The returned function throws InputError, UnreadableError.
 */
export function namedColumns(
	run: Run,
	fields: readonly Field[],
	form: FormContext,
): (item: number) => Promise<ColumnValues> {
	const items = run.context.getInputData();
	const updates = run.context.getNodeParameter('operation', 0) === 'update';
	const bookkeeping = new Set(fields.filter((field) => field.bookkeeping).map(({ name }) => name));
	const matches = new Map<string, ColumnMatch>();
	let matcher: Promise<ColumnMatcher> | undefined;
	return async (item) => {
		matcher ??= matcherOf(run, fields, form);
		const { match, kindKey } = await matcher;
		const json = items[item]?.json ?? {};
		const columns = Object.entries(json).map(([column, value]): MatchedColumn => {
			if (!matches.has(column)) matches.set(column, match(column));
			return { column, value, match: matches.get(column) };
		});
		const found = sorted(columns, isOwnRecord(json), kindKey);
		for (const { column } of found.leftOut) run.unknownColumns.add(column);
		const kept = updates ? [...bookkeeping].flatMap((key) => found.own.get(key) ?? []) : [];
		for (const {
			column,
			match: { key },
		} of kept) {
			if (!isOwnRecord(json)) run.keptColumns.add(column);
			found.own.delete(key);
			found.names.delete(key);
		}
		const values = [...found.custom, ...Object.entries(withStage(valuesIn(found.own)))];
		if (values.length === 0) throw noneFits(run, fields, json);
		const onlyNew = [...found.own.keys()].filter((key) => bookkeeping.has(key));
		const leftOut = found.leftOut.filter(isTelling).map(({ column }) => column);
		if (found.names.size === 0) return { values, onlyNew, leftOut };
		const said = withStage({ ...valuesIn(found.own), ...valuesIn(found.names) });
		return { values, onlyNew, leftOut, said, names: found.names };
	};
}

async function matcherOf({ resource }: Run, fields: readonly Field[], { directory }: FormContext) {
	const hasCustom = resource.fields.some(({ type }) => type === 'customFields');
	const custom = hasCustom ? await directory.customFields() : [];
	return createColumnMatcher(fields, custom, resource);
}

/** A column of an item and its meaning. */
interface MatchedColumn {
	column: string;
	value: IDataObject[string];
	match: ColumnMatch;
}

/** The columns of an item by meaning. */
interface Sorted {
	own: Map<string, ItemColumn>;
	/** Names next to IDs. */
	names: Map<string, ItemColumn>;
	custom: ColumnValue[];
	leftOut: Array<{ column: string; value: IDataObject[string] }>;
}

/** Throws InputError for a column with several fields, and for two columns with the same field. */
function sorted(
	columns: readonly MatchedColumn[],
	isOwn: boolean,
	kindKey: ColumnMatcher['kindKey'],
): Sorted {
	const fields = new Map<string, ItemColumn>();
	const found: Sorted = { own: new Map(), names: new Map(), custom: [], leftOut: [] };
	const kinds = kindsBeside(columns);
	for (const { column, value, match } of columns) {
		if (!match) {
			if (!isOwn || !READ_ONLY.has(column)) found.leftOut.push({ column, value });
		} else if ('several' in match) {
			refuseUnlessBlank(value, column, match.several);
		} else if ('key' in match && match.multiple) {
			const kind = match.pair && kinds.get(match.pair);
			found.custom.push([kind ? kindKey(match.key, kind) : match.key, value]);
		} else if ('key' in match) {
			place(chosenColumn(fields.get(match.key), { column, value, match }), fields, found);
		}
	}
	for (const [key, chosen] of fields) {
		if (isCustomKey(key)) found.custom.push([key, chosen.value]);
		else found.own.set(key, chosen);
	}
	return found;
}

function place(
	{ chosen, other, otherIs }: ChosenColumn,
	fields: Map<string, ItemColumn>,
	{ names, leftOut }: Sorted,
): void {
	fields.set(chosen.match.key, chosen);
	if (other && otherIs === 'name') names.set(chosen.match.key, other);
	if (other && otherIs === 'word') leftOut.push(other);
}

/** Kinds of phones and emails from separate columns, by pair. */
const kindsBeside = (columns: readonly MatchedColumn[]): ReadonlyMap<string, string> =>
	new Map(
		columns.flatMap(({ match, value }) =>
			match && 'kindOf' in match ? [[match.kindOf, plainText(value) ?? ''] as const] : [],
		),
	);

const valuesIn = (columns: ReadonlyMap<string, ItemColumn>): IDataObject =>
	Object.fromEntries([...columns].map(([key, { value }]) => [key, value]));

function refuseUnlessBlank(value: unknown, column: string, keys: readonly string[]): void {
	if (isBlank(value)) return;
	throw new InputError(
		`${keys.length} fields are named ${quoted(column)}`,
		`Rename the column to the ID of the field: ${keys.join(' or ')}.`,
	);
}

/** Whether an ignored column has a value. IDs of other systems do not matter. */
const isTelling = ({ column, value }: { column: string; value: unknown }) =>
	!isBlank(value) && column.trim().toLowerCase() !== 'id';

function noneFits({ resource }: Run, fields: readonly Field[], json: IDataObject): InputError {
	const columns = shownNames(Object.keys(json));
	const labels = fields.slice(0, 3).map(({ label }) => quoted(label));
	return new InputError(
		`no column of this item is a field of a ${resource.singular.toLowerCase()}`,
		`${columns ? `Its columns: ${columns}. ` : ''}Name columns as in amoCRM, such as ${labels.join(', ')}, or map them one by one.`,
	);
}
