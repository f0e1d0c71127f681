import { at, objectsIn } from '../http/json';
import { textAt, type FieldError } from '../types';

/** More errors about one row than anybody would read. */
const MAX_ERRORS = 50;

/** The errors of a 400 by the row's `request_id` (API facts 3.2); empty if it names no row. */
export function errorsByRow(body: unknown): Map<string, FieldError[]> {
	const byRow = new Map<string, FieldError[]>();
	for (const { request_id: id, errors } of objectsIn(at(body, 'validation-errors'))) {
		if (typeof id !== 'string' && typeof id !== 'number') continue;
		byRow.set(String(id), [...(byRow.get(String(id)) ?? []), ...fieldErrors(errors)]);
	}
	return byRow;
}

/** The errors of a 400 about the only row of a request, which needs no `request_id`. */
export function errorsOfSingle(body: unknown): FieldError[] {
	const all = objectsIn(at(body, 'validation-errors')).flatMap(({ errors }) => fieldErrors(errors));
	return all.slice(0, MAX_ERRORS);
}

function fieldErrors(errors: unknown): FieldError[] {
	return objectsIn(errors)
		.slice(0, MAX_ERRORS)
		.map((error) => ({
			code: textAt(error, 'code'),
			path: textAt(error, 'path'),
			detail: textAt(error, 'detail'),
		}));
}
