import type { IDataObject } from 'n8n-workflow';

import { ADDITIONAL_FIELDS, formNames } from '../resources/common/formNames';
import type { Field } from '../resources/resource';
import { at, isObject, objectsIn } from '../transport/http/json';
import { InputError } from '../parse/text/inputError';
import { columnReader } from './columns/columnRows';
import { formContextOf } from './contextOfRun';
import { createDateOrders } from './dateOrders';
import type { FormContext, TagsMode } from './formContext';
import { encodeFormRow } from './formRow';
import { jsonRows } from './json/jsonRows';
import { withMergedJson } from './json/mergeJson';
import { switchOf } from './parameters';
import { nameOf } from './rowName';
import { withoutSheetErrors } from './sheetErrors';
import type { EncodedRow, Run, WritableRow } from '../verbs/verb';

/** How a verb's rows differ from others. */
export interface Reading {
	/** Rows are always new records, never changes. */
	creates?: true;
	tagsMode: TagsMode;
	/** Encodes an entry of the form. */
	encode?: typeof encodeFormRow;
}

/**
 * Prepares reading the rows of an item from the form, raw JSON or the item's columns.
 *
 * The returned function throws InputError for problems of the whole item; a row that cannot be sent has a failure.
 */
export function rowReader(
	run: Run,
	fields: readonly Field[],
	{ creates, tagsMode, encode = encodeFormRow }: Reading,
): (item: number) => Promise<EncodedRow[]> {
	const { context, resource } = run;
	const names = formNames(resource);
	const form: FormContext = {
		...formContextOf(run),
		creates: creates === true,
		tagsMode,
		dateOrders: createDateOrders(),
	};
	const byColumns =
		context.getNodeParameter('inputMode', 0, 'form') === 'columns'
			? columnReader(run, fields, form)
			: undefined;
	const read = withMergedJson(run, form.directory, async (item) => {
		if (
			switchOf('JSON Parameters', context.getNodeParameter('jsonParameters', item, false), false)
		) {
			return jsonRows(context.getNodeParameter(names.json, item, ''), names.jsonLabel);
		}
		// Discards what a refused item has noted.
		form.dateOrders?.check();
		if (byColumns) return [checked(await byColumns(item), form)];
		const entries = objectsIn(
			at(context.getNodeParameter(names.collection, item, {}), names.entry),
		);
		if (entries.length === 0) {
			throw new InputError(
				`'${resource.plural}' is empty`,
				`Add at least one ${resource.singular.toLowerCase()} to the form.`,
			);
		}
		const rows: EncodedRow[] = [];
		for (const entry of entries)
			rows.push(await encodedOrFailure(encode, fields, flat(entry), form));
		return rows;
	});
	return withoutSheetErrors(resource, form.directory, read);
}

/** Adds the late check of the row's dates. */
function checked(row: WritableRow, { dateOrders }: FormContext): WritableRow {
	const check = dateOrders?.check();
	return check ? { ...row, check } : row;
}

/** The fields of a row, primary and additional. */
function flat({ [ADDITIONAL_FIELDS]: additional, ...primary }: IDataObject): IDataObject {
	return isObject(additional) ? { ...primary, ...additional } : primary;
}

async function encodedOrFailure(
	encode: typeof encodeFormRow,
	fields: readonly Field[],
	entry: IDataObject,
	form: FormContext,
): Promise<EncodedRow> {
	try {
		return checked(await encode(fields, entry, form), form);
	} catch (failure) {
		form.dateOrders?.check();
		// One bad row must not fail the others.
		return { failure, name: nameOf(entry) };
	}
}
