import type { IDataObject } from 'n8n-workflow';

import type { Directory } from '../lists/directory';
import type { Resource } from '../resources/resource';
import { isObject } from '../transport/http/json';
import { inField } from '../parse/text/inputError';
import { isSheetError } from '../parse/text/placeholder';
import { sheetError } from '../parse/text/sheetError';
import { refused } from './rowName';
import type { EncodedRow, WritableRow } from '../verbs/verb';

type ReadRows = (item: number) => Promise<EncodedRow[]>;

/**
 * Refuses rows that contain a spreadsheet's error value, such as `#N/A`. Looks for it in what would be sent, so that it does not
 * matter how the row was entered.
 */
export const withoutSheetErrors =
	(resource: Resource, directory: Directory, read: ReadRows): ReadRows =>
	async (item) => {
		const rows: EncodedRow[] = [];
		for (const row of await read(item)) {
			const found = 'payload' in row ? errorIn(row) : undefined;
			if (found && 'payload' in row)
				rows.push(refused(row, await complaint(found, resource, directory)));
			else rows.push(row);
		}
		return rows;
	};

interface Found {
	text: string;
	/** The path of property names to it. */
	path: readonly string[];
	/** The element of `custom_fields_values` that contains it. */
	field?: IDataObject;
}

function errorIn({ payload, followUps = [] }: WritableRow): Found | undefined {
	const notes = followUps.flatMap((followUp) =>
		followUp.kind === 'addNote' ? [followUp.text] : [],
	);
	const note = notes.find(isSheetError);
	if (note === undefined && !contains(payload)) return undefined;
	return search(payload) ?? (note === undefined ? undefined : { text: note, path: [] });
}

/** The API's request bodies are not nested deeper. */
const DEEPEST = 12;

/** Does not record the path, which almost no row needs. */
function contains(value: unknown, level = 0): boolean {
	if (typeof value === 'string') return isSheetError(value);
	if (typeof value !== 'object' || value === null || level > DEEPEST) return false;
	for (const part of Object.values(value)) if (contains(part, level + 1)) return true;
	return false;
}

function search(value: unknown, level = 0): Found | undefined {
	if (typeof value === 'string') return isSheetError(value) ? { text: value, path: [] } : undefined;
	if (typeof value !== 'object' || value === null || level > DEEPEST) return undefined;
	for (const [name, part] of Object.entries(value)) {
		const inside = search(part, level + 1);
		if (!inside) continue;
		const found = { ...inside, path: [name, ...inside.path] };
		const isField = isObject(value) && ('field_id' in value || 'field_code' in value);
		return isField && !found.field ? { ...found, field: value } : found;
	}
	return undefined;
}

async function complaint(
	{ text, path: [name = ''], field }: Found,
	{ fields }: Resource,
	directory: Directory,
): Promise<Error> {
	const error = sheetError(text);
	const known = field ? await directory.knownFields() : [];
	const custom = known.find(({ id, code }) =>
		field?.field_id === undefined ? code === field?.field_code : id === Number(field.field_id),
	);
	const label = custom?.name ?? fields.find((own) => own.name === name)?.label;
	return label === undefined ? error : inField(label, error);
}
