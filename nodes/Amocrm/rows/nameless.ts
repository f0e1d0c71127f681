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
 * Why a row cannot become a new record: it has no name, phone or email, and columns of it were not recognised, which may
 * well be those. `undefined` where it can.
 *
 * Throws UnreadableError.
 *
 * @param leftOut names of the columns
 */
export async function namelessError(
	{ resource }: Run,
	payload: IDataObject,
	leftOut: readonly string[],
	directory: Directory,
): Promise<InputError | undefined> {
	// A lead without a name gets its number as one.
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

/** A required field that none of the recognised columns fills. */
export const withoutField = ({ label }: Field, leftOut: readonly string[]) =>
	new InputError(
		`'${label}' is missing`,
		`Enter a value for '${label}'. ${notRecognised(leftOut)}`,
	);

const notRecognised = (columns: readonly string[]) =>
	`These columns were not recognised: ${shownNames(columns)}. Name them as in amoCRM, or map them one by one.`;
