import { problem, type Answer } from '../http/answer';
import type { JsonObject } from '../json';

/** One validation error; `path` is a dotted path within the row (API facts 3.2). */
export interface Issue {
	code: string;
	path: string;
	detail: string;
}

const issue = (code: string, path: string, detail: string): Issue => ({ code, path, detail });

export const notSupportedChoice = (path: string): Issue =>
	issue('NotSupportedChoice', path, 'The value you selected is not a valid choice.');
export const fieldNotExpected = (path: string): Issue =>
	issue('FieldNotExpected', path, 'This field was not expected.');
export const fieldMissing = (path: string): Issue =>
	issue('FieldMissing', path, 'This field is missing.');
export const notNullable = (path: string): Issue =>
	issue('NotNullable', path, 'This value should not be null.');
export const notBlank = (path: string): Issue =>
	issue('NotBlank', path, 'This value should not be blank.');
export const invalidFormat = (path: string): Issue =>
	issue('InvalidFormat', path, 'This value is not valid.');
export const tooLow = (path: string): Issue =>
	issue('TooLow', path, 'This value should be positive.');
export const tooMany = (path: string, most: number): Issue =>
	issue('TooMany', path, `This collection should contain ${most} elements or less.`);
export const invalidType = (path: string, type: string): Issue =>
	issue('InvalidType', path, `This value should be of type ${type}.`);

/** A row's `request_id` in answers: the sent one or the row's index (API facts 1.10). */
export const requestIdOf = ({ request_id: sent }: JsonObject, index: number): string =>
	typeof sent === 'string' || typeof sent === 'number' ? String(sent) : String(index);

/** The 400 that names all invalid rows by `request_id`, the sent one or the index (API facts 3.2). */
export function validationAnswer(
	rows: JsonObject[],
	indexes: number[],
	errorsOf: (index: number) => Issue[],
	named = true,
): Answer {
	const errors = indexes.map((index): JsonObject => {
		const id = requestIdOf(rows[index] ?? {}, index);
		const list = errorsOf(index).map((found) => ({ ...found }));
		return named ? { request_id: id, errors: list } : { errors: list };
	});
	return problem(400, 'Request validation failed', { 'validation-errors': errors });
}
