import type { IDataObject } from 'n8n-workflow';

import type { Field } from '../resources/types';
import { isBlank } from '../values/blank';
import { InputError, quoted } from '../values/inputError';
import { createColumnMatcher, type ColumnMatch } from './columnKeys';
import { withStage } from './columnStage';
import type { FormContext } from './formContext';
import type { Run } from './types';

/** A value with the key of its column: `name`, `300110`, `300101:MOB`. */
export type ColumnValue = readonly [key: string, value: IDataObject[string]];

/** Custom fields go by their ids, the record's own by their names. */
export const isCustomKey = (key: string) => /^\d/.test(key);

/**
 * The values of an item by the names of its columns. Each name is looked up once for the whole run; what fits no field is
 * told to the run. The returned function throws InputError, UnreadableError.
 */
export function namedColumns(
	run: Run,
	fields: readonly Field[],
	form: FormContext,
): (item: number) => Promise<ColumnValues> {
	const items = run.context.getInputData();
	const matches = new Map<string, ColumnMatch>();
	let matcher: Promise<(column: string) => ColumnMatch> | undefined;
	return async (item) => {
		matcher ??= matcherOf(fields, form);
		const match = await matcher;
		const found: ColumnValue[] = [];
		const own = new Map<string, OwnColumn>();
		const names = new Map<string, OwnColumn>();
		for (const [column, value] of Object.entries(items[item]?.json ?? {})) {
			if (!matches.has(column)) matches.set(column, match(column));
			const target = matches.get(column);
			if (!target) run.unknownColumns.add(column);
			else if ('several' in target) refuseUnlessBlank(value, column, target.several);
			else if (isCustomKey(target.key)) found.push([target.key, value]);
			else put(own, names, target.key, { column, value, exact: target.exact });
		}
		const values = valuesIn(own);
		found.push(...Object.entries(withStage(values)));
		if (names.size > 0)
			return { values: found, said: withStage({ ...values, ...valuesIn(names) }), names };
		if (found.length > 0) return { values: found };
		throw noneFits(run, fields, items[item]?.json ?? {});
	};
}

async function matcherOf(fields: readonly Field[], { directory }: FormContext) {
	return createColumnMatcher(fields, await directory.customFields());
}

/** The values of an item, and where IDs have their names beside them also what the names say. */
export interface ColumnValues {
	values: ColumnValue[];
	said?: IDataObject;
	names?: ReadonlyMap<string, { column: string }>;
}

interface OwnColumn {
	column: string;
	value: IDataObject[string];
	exact: boolean;
}

const valuesIn = (columns: ReadonlyMap<string, OwnColumn>): IDataObject =>
	Object.fromEntries([...columns].map(([key, { value }]) => [key, value]));

/**
 * A simplified record has ids and names: `responsible_user_id` counts before `responsible_user`, which is kept to see whether
 * it says the same.
 */
function put(
	found: Map<string, OwnColumn>,
	names: Map<string, OwnColumn>,
	key: string,
	column: OwnColumn,
): void {
	const before = found.get(key);
	if (before && isBlank(column.value)) return;
	if (!before || isBlank(before.value)) found.set(key, column);
	else if (column.exact !== before.exact) {
		found.set(key, column.exact ? column : before);
		names.set(key, column.exact ? before : column);
	} else
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
