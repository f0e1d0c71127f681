import type { IDataObject } from 'n8n-workflow';

import { createDirectory, type Directory } from '../../lists/directory';
import { complexParts, type ComplexPart } from '../../resources/common/complex';
import { CODES } from '../../resources/common/fields';
import { asError } from '../../transport/http/asError';
import type { Connection } from '../../transport/http/connection';
import { at, isObject, objectsIn } from '../../transport/http/json';
import { isBlank } from '../../parse/text/blank';
import { InputError } from '../../parse/text/inputError';
import type { FormContext } from '../../rows/formContext';
import { encodeFormRow } from '../../rows/formRow';

/**
 * Encodes a lead with its contact and its company: the lead's own fields as for any lead, and the two groups under
 * `_embedded` (API facts 5.4.3).
 */
export function complexEncoder(connection: Connection): typeof encodeFormRow {
	const directories = new Map(
		complexParts.map(({ embedded }) => [embedded, createDirectory(connection, embedded)]),
	);
	return async (fields, entry, context) => {
		const row = await encodeFormRow(fields, entry, context);
		const parts: IDataObject = {};
		for (const part of complexParts) {
			const encoded = await partRow(
				part,
				entry[part.name],
				context,
				directories.get(part.embedded),
			);
			if (encoded) parts[part.embedded] = [encoded];
		}
		if (Object.keys(parts).length === 0) return row;
		const _embedded = { ...Object(row.payload._embedded), ...parts };
		return { ...row, payload: { ...row.payload, _embedded } };
	};
}

/** `{id}` of an existing record, or the body of a new one; `undefined` if nothing was entered. */
async function partRow(
	part: ComplexPart,
	group: unknown,
	context: FormContext,
	directory: Directory = context.directory,
): Promise<IDataObject | undefined> {
	if (!isObject(group)) return undefined;
	const { id, ...rest } = filled(group);
	if (id !== undefined && Object.keys(rest).length > 0) throw bothGiven(part);
	// A responsible user or a tag alone must not create a record.
	if (id === undefined && !TELLING.some((name) => name in rest)) return undefined;
	const entry = id === undefined ? rest : { id };
	try {
		const { payload } = await encodeFormRow(part.fields, entry, { ...context, directory });
		return Object.keys(payload).length > 0 ? payload : undefined;
	} catch (error) {
		// Adds the group of the field.
		throw inPart(part, error);
	}
}

/** The keys that identify a new record. */
const TELLING = ['name', 'first_name', 'last_name', 'custom_fields_values', ...Object.keys(CODES)];

/** The entered values, without custom fields that have none. */
const filled = (group: IDataObject): IDataObject =>
	Object.fromEntries(
		Object.entries(group).filter(([name, value]) =>
			name === 'custom_fields_values'
				? objectsIn(at(value, 'field')).some((field) => !isBlank(field.value))
				: !isBlank(value),
		),
	);

const bothGiven = ({ resource: { singular } }: ComplexPart) =>
	new InputError(
		`'${singular}': both an existing ${singular.toLowerCase()} and data of a new one are given`,
		`Remove one of the two. Existing ${singular.toLowerCase()} data is changed with 'Update'.`,
		true,
	);

/** `'Phone': …` becomes `'Contact: Phone': …`. */
function inPart({ resource: { singular } }: ComplexPart, error: unknown): Error {
	if (!(error instanceof InputError)) return asError(error);
	const message = error.message.replace(/^'/, `'${singular}: `);
	return new InputError(message, () => error.hint, true);
}
