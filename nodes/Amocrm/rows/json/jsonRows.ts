import { isObject } from '../../transport/http/json';
import { refuseDeep } from '../../parse/json/depth';
import { inField, InputError } from '../../parse/text/inputError';
import { isBlank } from '../../parse/text/blank';
import { kindOfJson, parseJson } from '../../parse/json/jsonText';
import { nameOf } from '../rowName';
import type { EncodedRow } from '../../verbs/verb';

/**
 * The rows of raw JSON: an array of objects or one object, as text or as the value of an expression. Objects are sent as they are; an
 * element that is not an object is a row that cannot be sent.
 *
 * Throws InputError, with the position of the error in the text.
 *
 * @param label of the parameter
 */
export function jsonRows(value: unknown, label: string): EncodedRow[] {
	if (isBlank(value) && !Array.isArray(value)) throw new InputError(`'${label}' is empty`, HINT);
	const parsed = parseJson(value, label);
	if (!Array.isArray(parsed)) return [jsonRow(parsed, label)];
	if (parsed.length === 0) throw new InputError(`'${label}' is an empty array`, HINT);
	return parsed.map((element) => jsonRow(element, label));
}

function jsonRow(element: unknown, label: string): EncodedRow {
	if (!isObject(element))
		return { failure: new InputError(`'${label}': ${kindOfJson(element)} is not an object`, HINT) };
	try {
		refuseDeep(element);
	} catch (error) {
		// One bad row must not fail the others.
		return { failure: inField(label, error), name: nameOf(element) };
	}
	const { request_id: requestId, ...payload } = element;
	return { payload, requestId: requestId ?? null };
}

const HINT = 'Enter an array of objects, such as [{"name": "Rocket LLC"}], or one object.';
