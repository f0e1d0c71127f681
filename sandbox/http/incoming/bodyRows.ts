import { isObject, type Json, type JsonObject } from '../../json';
import { shuffled } from '../../random';
import type { World } from '../../world';
import { problem, type Answer } from '../answer';

const maximum = 250;

const isEmpty = (body: Json | undefined): boolean =>
	body === undefined ||
	body === null ||
	(typeof body === 'object' && Object.keys(body).length === 0);

/** Checks a batch: a non-empty array of at most `most` objects (API facts 1.3, 2). */
export function batchOf(
	body: Json | undefined,
	most = maximum,
): { rows: JsonObject[] } | { refusal: Answer } {
	if (isEmpty(body)) return { refusal: problem(400, 'Request data can not be empty') };
	if (!Array.isArray(body))
		return { refusal: problem(400, 'Request body must be an array of objects') };
	if (body.length > most) return { refusal: problem(422, `Limit ${most} per request`) };
	const rows = body.filter(isObject);
	if (rows.length < body.length)
		return { refusal: problem(400, 'Request body must be an array of objects') };
	return { rows };
}

/** Checks a single row: a non-empty object; an array is answered 405 (API facts 1.3). */
export function singleOf(body: Json | undefined): { row: JsonObject } | { refusal: Answer } {
	if (Array.isArray(body)) return { refusal: problem(405, 'Method Not Allowed') };
	if (isEmpty(body) || !isObject(body))
		return { refusal: problem(400, 'Request data can not be empty') };
	return { row: body };
}

/** The elements of a write's answer in the configured order, so that clients cannot rely on the sent order. */
export function arranged<Item>(items: Item[], { options, random }: World): Item[] {
	if (options.answerOrder === 'sent') return items;
	return options.answerOrder === 'reversed' ? [...items].reverse() : shuffled(items, random);
}
