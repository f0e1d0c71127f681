import type { IDataObject } from 'n8n-workflow';

import { at, isObject, objectsIn } from './json';

/**
 * How well a stored record fits what was sent for a row:
 * 3 = all sent content is there and no other field or tag is; 2 = all sent content is there; 1 = only the name is the
 * same, so it cannot be ruled out; 0 = another record.
 */
export type Likeness = 0 | 1 | 2 | 3;

/** Keys that say how to write and are not stored. */
const INSTRUCTIONS = new Set(['request_id', 'tags_to_delete', 'id']);

/** Compares the body sent for one row with a record that was read (API facts 5.2–5.5.4). */
export function likeness(sent: IDataObject, record: IDataObject): Likeness {
	if (sent.name !== undefined && nameOf(sent) !== nameOf(record)) return 0;
	const complete = Object.entries(sent).every(([name, value]) => holds(name, value, record));
	if (!complete) return sent.name === undefined ? 0 : 1;
	return hasMore(sent, record) ? 2 : 3;
}

function holds(name: string, value: unknown, record: IDataObject): boolean {
	if (INSTRUCTIONS.has(name) || value === undefined) return true;
	if (name === 'name') return true;
	if (name === 'custom_fields_values') return objectsIn(value).every((field) => holdsField(field, record));
	if (name === 'tags_to_add') return holdsTags(value, record);
	if (name === '_embedded') return holdsTags(at(value, 'tags'), record);
	return !(name in record) || sameValue(value, record[name]);
}

function holdsTags(tags: unknown, record: IDataObject): boolean {
	const stored = objectsIn(at(record, '_embedded', 'tags'));
	return objectsIn(tags).every((tag) =>
		stored.some(({ id, name }) => (tag.id !== undefined ? Number(tag.id) === id : tag.name === name)),
	);
}

function holdsField(sent: IDataObject, record: IDataObject): boolean {
	const values = objectsIn(sent.values);
	if (values.length === 0) return true;
	const stored = objectsIn(storedField(sent, record)?.values);
	return values.every((value) => stored.some((candidate) => holdsParts(value, candidate)));
}

function storedField(sent: IDataObject, record: IDataObject): IDataObject | undefined {
	return objectsIn(record.custom_fields_values).find(({ field_id: id, field_code: code }) =>
		sent.field_id !== undefined ? Number(sent.field_id) === id : sent.field_code === code,
	);
}

/** Every part that was sent is stored; the service adds parts of its own, and may leave out the code of an option. */
function holdsParts(sent: IDataObject, stored: IDataObject): boolean {
	return Object.entries(sent).every(
		([part, value]) => stored[part] === undefined || stored[part] === null || sameValue(value, stored[part]),
	);
}

/** Dates come back as midnight of the account (API facts 5.5.4), numbers as text. */
const DAY_SECONDS = 86_400;

function sameValue(sent: unknown, stored: unknown): boolean {
	if (isObject(sent)) return isObject(stored) && holdsParts(sent, stored);
	if (typeof sent === 'boolean' || typeof stored === 'boolean') return Boolean(sent) === Boolean(stored);
	if (sameText(sent, stored)) return true;
	const [a, b] = [numberOf(sent), numberOf(stored)];
	if (Number.isNaN(a) || Number.isNaN(b)) return false;
	return a === b || (isTime(a) && isTime(b) && Math.abs(a - b) < DAY_SECONDS);
}

function numberOf(value: unknown): number {
	if (typeof value === 'number') return value;
	if (typeof value !== 'string' || value.trim() === '') return Number.NaN;
	return /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) / 1000 : Number(value);
}

/** Seconds since 1970 of this century's kind; smaller numbers are amounts, where a day's difference is no rounding. */
const isTime = (value: number) => Number.isInteger(value) && value > 900_000_000;

/** The name of a record or a sent row, as far as it tells records apart: spaces may have been tidied up. */
export const nameOf = ({ name }: IDataObject) => squeeze(name);

const sameText = (a: unknown, b: unknown) => squeeze(a) === squeeze(b);

const squeeze = (value: unknown) => String(value ?? '').replace(/\s+/g, ' ').trim();

function hasMore(sent: IDataObject, record: IDataObject): boolean {
	const tags = objectsIn(sent.tags_to_add).length + objectsIn(at(sent, '_embedded', 'tags')).length;
	const fields = objectsIn(sent.custom_fields_values).filter((field) => objectsIn(field.values).length > 0);
	return (
		objectsIn(at(record, '_embedded', 'tags')).length > tags ||
		objectsIn(record.custom_fields_values).length > fields.length
	);
}
