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

/**
 * The errors that an answer lists beside its elements, by the `request_id` of the row (API facts 6.5). Where they name no row,
 * they belong to the rows without an element if there are as many.
 *
 * @param path the field that they are about
 * @param open the `request_id` of rows without an element
 */
export function listedErrors(
	body: unknown,
	path: string,
	open: readonly string[],
): Map<string, FieldError[]> {
	const errors = objectsIn(at(body, 'errors'));
	const named = errors.every(({ request_id: id }) => open.includes(String(id)));
	if (!named && errors.length !== open.length) return new Map();
	return new Map(
		errors.map((error, place) => [
			named ? String(error.request_id) : (open[place] ?? ''),
			[{ code: textAt(error, 'title'), path, detail: textAt(error, 'detail') }],
		]),
	);
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
