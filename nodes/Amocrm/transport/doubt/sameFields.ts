import type { IDataObject } from 'n8n-workflow';

import { isObject, objectsIn } from '../http/json';

/**
 * Whether a record has the values sent for one custom field. A field without values, or with an empty one, is absent from
 * the record (API facts 5.5.4).
 */
export function holdsField(sent: IDataObject, record: IDataObject): boolean {
	const stored = storedField(sent, record);
	const compare = BY_TYPE.get(String(stored?.field_type)) ?? same;
	const values = objectsIn(sent.values).filter((value) => !isEmpty(value));
	if (values.length === 0) return objectsIn(stored?.values).every(isEmpty);
	return values.every((value) =>
		objectsIn(stored?.values).some((candidate) => holdsParts(value, candidate, compare)),
	);
}

/** Whether a value in an answer or in raw JSON is empty. */
export const isUnset = (value: unknown) => value === null || value === undefined || value === '';

const isEmpty = ({ value, enum_id: id, enum_code: code, ...more }: IDataObject) =>
	isUnset(value) && isUnset(id) && (isUnset(code) || value !== undefined) && isBare(more);

const isBare = (more: IDataObject) => Object.values(more).every(isUnset);

function storedField(sent: IDataObject, record: IDataObject): IDataObject | undefined {
	return objectsIn(record.custom_fields_values).find(({ field_id: id, field_code: code }) =>
		isUnset(sent.field_id) ? sent.field_code === code : Number(sent.field_id) === Number(id),
	);
}

type Compare = (sent: unknown, stored: unknown) => boolean;

/** Every part sent must be stored; the service adds parts and may omit an option's code. */
function holdsParts(sent: IDataObject, stored: IDataObject, compare: Compare): boolean {
	return Object.entries(sent).every(([part, value]) => {
		if (isUnset(value))
			return part !== 'value' || sent.enum_id !== undefined || isUnset(stored[part]);
		if (stored[part] === undefined || stored[part] === null) return part !== 'value';
		return part === 'value' ? compare(value, stored[part]) : same(value, stored[part]);
	});
}

/** Types of custom fields that are read in another format than they are written (API facts 5.5.4). */
const BY_TYPE: ReadonlyMap<string, Compare> = new Map<string, Compare>([
	['date', sameDay],
	['birthday', sameDay],
	['date_time', sameNumber],
	['numeric', sameNumber],
	['monetary', sameNumber],
	['price', sameNumber],
	['checkbox', (sent, stored) => isYes(sent) === isYes(stored)],
]);

/** Whether a stored value equals the sent one; a stored object may have additional keys. */
export function same(sent: unknown, stored: unknown): boolean {
	if (isObject(sent)) return isObject(stored) && holdsParts(sent, stored, same);
	return sameText(sent, stored);
}

const DAY_SECONDS = 86_400;

/** A day is stored as midnight in the account's zone, so the sent value is that time or later on the same day. */
function sameDay(sent: unknown, stored: unknown): boolean {
	const later = numberOf(sent) - numberOf(stored);
	return later >= 0 && later < DAY_SECONDS;
}

function sameNumber(sent: unknown, stored: unknown): boolean {
	return numberOf(sent) === numberOf(stored) || sameText(sent, stored);
}

function numberOf(value: unknown): number {
	if (typeof value === 'number') return value;
	if (typeof value !== 'string' || value.trim() === '') return Number.NaN;
	return /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) / 1000 : Number(value);
}

const isYes = (value: unknown) =>
	value === true || value === 1 || value === '1' || value === 'true';

export const sameText = (a: unknown, b: unknown) => squeeze(a) === squeeze(b);

/** Normalizes whitespace as the service does. */
export const squeeze = (value: unknown) =>
	String(value ?? '')
		.replace(/\s+/g, ' ')
		.trim();

/** The number of values in `custom_fields_values`. */
export const countValues = (fields: unknown) =>
	objectsIn(fields).reduce(
		(sum, { values }) => sum + objectsIn(values).filter((value) => !isEmpty(value)).length,
		0,
	);
