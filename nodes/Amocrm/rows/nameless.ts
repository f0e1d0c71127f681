import type { IDataObject } from 'n8n-workflow';

import type { Directory } from '../lists/directory';
import type { Field } from '../resources/resource';
import { objectsIn } from '../transport/http/json';
import { isBlank } from '../parse/text/blank';
import { InputError } from '../parse/text/inputError';
import { shownNames } from './columns/columnHint';
import { isOf } from '../match/keyValues';
import type { Run } from '../verbs/verb';

const CONTACT_CODES = ['PHONE', 'EMAIL'];

/**
 * The error for a row without a name, phone or email if it has unrecognized columns, which may contain them. `undefined` if the row
 * can become a record.
 *
 * Throws UnreadableError.
 *
 * @param leftOut names of the unrecognized columns
 */
export async function namelessError(
	{ resource }: Run,
	payload: IDataObject,
	leftOut: readonly string[],
	directory: Directory,
): Promise<InputError | undefined> {
	// amoCRM names such leads by their number.
	const names = resource.namedBy;
	if (!names || names.some((name) => !isBlank(payload[name]))) return undefined;
	const given = objectsIn(payload.custom_fields_values);
	const fields = given.length > 0 ? await directory.customFields() : [];
	const telling = fields.filter(({ code }) => CONTACT_CODES.includes(code ?? ''));
	if (telling.some((field) => given.some((one) => one.values !== null && isOf(field, one))))
		return undefined;
	return new InputError(
		`this row would become a ${resource.singular.toLowerCase()} without a name, phone or email`,
		notRecognised(leftOut),
	);
}

/** The error for a required field without a recognized column. */
export const withoutField = ({ label }: Field, leftOut: readonly string[]) =>
	new InputError(
		`'${label}' is missing`,
		`Enter a value for '${label}'. ${notRecognised(leftOut)}`,
	);

const notRecognised = (columns: readonly string[]) =>
	`Unrecognized columns: ${shownNames(columns)}. Name them as in amoCRM, or map them one by one.`;
