import type { IDataObject } from 'n8n-workflow';

import type { Directory } from '../../lists/directory';
import { isObject, objectsIn } from '../../transport/http/json';
import { isBlank } from '../../parse/text/blank';
import { refuseDeep } from '../../parse/json/depth';
import { InputError } from '../../parse/text/inputError';
import { kindOfJson, parseJson } from '../../parse/json/jsonText';
import {} from '../nodeOptions';
import type { EncodedRow, Run, WritableRow } from '../../verbs/verb';

const LABEL = 'Raw JSON to Merge';

type ReadRows = (item: number) => Promise<EncodedRow[]>;

/** Merges the raw JSON of each item into its rows. */
export function withMergedJson(run: Run, directory: Directory, read: ReadRows): ReadRows {
	// Reading a parameter takes time, and most runs do not use this one.
	if (!('mergeJson' in run.options)) return read;
	let codes: Promise<IdOfCode> | undefined;
	return async (item) => {
		const raw = objectToMerge(run.context.getNodeParameter('options.mergeJson', item, ''));
		const rows = await read(item);
		if (!raw) return rows;
		const idOfCode = raw.custom_fields_values
			? await (codes ??= codesOf(directory))
			: () => undefined;
		return rows.map((row) => ('payload' in row ? mergedRow(row, raw, idOfCode) : row));
	};
}

/** The form identifies fields by ID, raw JSON often by code. */
async function codesOf(directory: Directory): Promise<IdOfCode> {
	const fields = await directory.knownFields();
	const ids = new Map<unknown, number>(fields.map(({ code, id }) => [code, id]));
	return (code) => ids.get(code);
}

/**
 * The object of 'Raw JSON to Merge', from text or an expression; `undefined` if it is empty.
 *
 * Throws InputError.
 */
export function objectToMerge(value: unknown): IDataObject | undefined {
	if (isBlank(value) && !Array.isArray(value)) return undefined;
	const parsed = parseJson(value, LABEL);
	refuseDeep(parsed);
	if (isObject(parsed)) return parsed;
	throw new InputError(
		`'${LABEL}': ${kindOfJson(parsed)} is not an object`,
		'Enter one object with names as in amoCRM\'s API, such as {"created_by": 0}.',
	);
}

/** The ID of the custom field with a code, if there is one. */
export type IdOfCode = (code: unknown) => number | undefined;

/**
 * Merges raw JSON into a row; raw values take precedence over the form's. Objects such as `_embedded` are merged key by key. Lists are
 * joined; of the same custom field, tag or linked record, the raw one counts.
 */
export function mergedRow(row: WritableRow, raw: IDataObject, idOfCode: IdOfCode): WritableRow {
	const { request_id: requestId = row.requestId, ...more } = raw;
	return { ...row, requestId, payload: mergedObject(row.payload, more, idOfCode) };
}

function mergedObject(own: IDataObject, raw: IDataObject, idOfCode: IdOfCode): IDataObject {
	const merged = Object.entries(raw).map(([name, value]) => [
		name,
		PARTS.includes(name) && isNew(own[name]) && isNew(value)
			? [mergedObject(own[name][0], value[0], idOfCode)]
			: mergedValue(own[name], value, idOfCode),
	]);
	return { ...own, ...Object.fromEntries(merged) };
}

/** A lead has at most one of each of these, so two without an ID are the same (API facts 5.4.3). */
const PARTS = ['contacts', 'companies'];

const isNew = (list: unknown): list is [IDataObject] =>
	Array.isArray(list) && list.length === 1 && isObject(list[0]) && list[0].id === undefined;

function mergedValue(
	own: IDataObject[string],
	raw: IDataObject[string],
	idOfCode: IdOfCode,
): IDataObject[string] {
	if (isObject(own) && isObject(raw)) return mergedObject(own, raw, idOfCode);
	if (!Array.isArray(own) || !Array.isArray(raw)) return raw;
	const given = new Set(objectsIn(raw).map((element) => identity(element, idOfCode)));
	const kept = objectsIn(own).filter((element) => !given.has(identity(element, idOfCode)));
	return [...kept, ...raw];
}

/** Identifies an element of a list: a custom field, tag or linked record (API facts 5.2, 5.5.4, 5.8). */
function identity(element: IDataObject, idOfCode: IdOfCode): string {
	const { field_id: fieldId, field_code: code, id, name } = element;
	if (fieldId !== undefined || code !== undefined)
		return `field ${String(fieldId ?? idOfCode(code) ?? code)}`;
	return id === undefined ? `name ${String(name)}` : `id ${String(id)}`;
}
