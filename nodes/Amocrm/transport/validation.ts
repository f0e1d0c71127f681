import { at, objectsIn } from './json';
import type { FieldError } from './types';

/** The complaints of a 400 by the `request_id` of the row (API facts 3.2); empty where it names no row. */
export function errorsByRow(body: unknown): Map<string, FieldError[]> {
	const rows = objectsIn(at(body, 'validation-errors')).filter(
		({ request_id: id }) => id !== undefined && id !== null,
	);
	return new Map(rows.map(({ request_id: id, errors }) => [String(id), fieldErrors(errors)]));
}

/** The complaints of a 400 about the only row of a request, which needs no `request_id`. */
export function errorsOfSingle(body: unknown): FieldError[] {
	return objectsIn(at(body, 'validation-errors')).flatMap(({ errors }) => fieldErrors(errors));
}

function fieldErrors(errors: unknown): FieldError[] {
	return objectsIn(errors).map(({ code, path, detail }) => ({
		code: String(code ?? ''),
		path: String(path ?? ''),
		detail: String(detail ?? ''),
	}));
}
