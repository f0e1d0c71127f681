import type { IDataObject } from 'n8n-workflow';

import { at, isObject, objectsIn } from '../http/json';
import { countValues, holdsField, isUnset, same, sameText, squeeze } from './sameFields';
import { hasMoreLinks, holdsLinks, PART_OF, storedLinks, TAGS } from './sameLinks';

/**
 * How well a stored record matches what was sent for a row: 3 = everything sent is there and nothing else; 2 = everything
 * sent is there, and more; 1 = only the name matches; 0 = a different record.
 */
export type Likeness = 0 | 1 | 2 | 3;

/** Keys that control the write and are not stored. */
const INSTRUCTIONS = new Set(['request_id', 'tags_to_delete', 'id', 'name']);

const PARTS = new Set(PART_OF.values());

/** Compares the body sent for a row with a stored record (API facts 5.2–5.5.4). */
export function likeness(sent: IDataObject, record: IDataObject): Likeness {
	if (!hasName(sent, record)) return 0;
	const complete = Object.entries(sent).every(([name, value]) => holds(name, value, record));
	if (!complete || !holdsLinks(sent, record)) return 1;
	return hasMore(sent, record) ? 2 : 3;
}

/**
 * A key for records and rows with the same name: its words in any order, since amoCRM assembles a contact's name in the
 * account's order (API facts 5.3).
 */
export function nameKey({ name, first_name: first, last_name: last }: IDataObject): string {
	const words = squeeze(name ?? [first, last].map(squeeze).join(' ')).split(' ');
	return words.sort().join(' ');
}

/** Whether the service generated the name: it is empty or contains the ID, as in "Lead #123" (API facts 5.4). */
export const isNameless = (record: IDataObject) =>
	squeeze(record.name) === '' || squeeze(record.name).includes(String(record.id));

function hasName(sent: IDataObject, record: IDataObject): boolean {
	if (squeeze(sent.name) !== '') return sameText(sent.name, record.name);
	return nameKey(sent) === ''
		? isNameless(record)
		: nameKey(sent) === nameKey({ name: record.name });
}

/** The number of values in a row. Of two rows that match a record, the more detailed one has priority. */
export function detailOf(sent: unknown): number {
	if (Array.isArray(sent)) return sent.reduce<number>((sum, part) => sum + detailOf(part), 0);
	return isObject(sent) ? detailOf(Object.values(sent)) : 1;
}

function holds(name: string, value: unknown, record: IDataObject): boolean {
	if (INSTRUCTIONS.has(name) || value === undefined) return true;
	if (name === 'custom_fields_values')
		return objectsIn(value).every((field) => holdsField(field, record));
	if (name === 'tags_to_add') return holdsTags(value, record);
	if (name === '_embedded') return holdsTags(at(value, TAGS), record);
	if (PARTS.has(name)) return holdsPart(value, record[name]);
	return !(name in record) || same(value, record[name]);
}

/** A contact or company created together with a lead: existing ones match by ID, new ones by content. */
function holdsPart(sent: unknown, stored: unknown): boolean {
	if (!isObject(sent) || !isObject(stored)) return false;
	return sent.id === undefined ? likeness(sent, stored) >= 2 : Number(sent.id) === stored.id;
}

function holdsTags(tags: unknown, record: IDataObject): boolean {
	const stored = objectsIn(at(record, '_embedded', TAGS));
	return objectsIn(tags).every((tag) =>
		stored.some(({ id, name }) =>
			isUnset(tag.id) ? sameText(tag.name, name) : Number(tag.id) === id,
		),
	);
}

/**
 * The sent values that the record does not show, as text; rows that differ only in these cannot be told apart. Empty if
 * everything is visible.
 */
export function hiddenIn(sent: IDataObject, record: IDataObject): string {
	const own = Object.entries(sent).filter(
		([name]) => !COMPARED.has(name) && !PARTS.has(name) && !(name in record),
	);
	const embedded = Object.entries(isObject(sent._embedded) ? sent._embedded : {}).filter(
		([kind]) => kind !== TAGS && storedLinks(record, kind) === undefined,
	);
	const hidden = [...own, ...embedded].filter(([, value]) => value !== undefined);
	return hidden.length === 0 ? '' : JSON.stringify(hidden);
}

/** Keys that are always visible in a record, possibly under another name. */
const COMPARED = new Set([
	...INSTRUCTIONS,
	'_embedded',
	'custom_fields_values',
	'first_name',
	'last_name',
	'tags_to_add',
]);

function hasMore(sent: IDataObject, record: IDataObject): boolean {
	const tags = [...objectsIn(sent.tags_to_add), ...objectsIn(at(sent, '_embedded', TAGS))];
	return (
		objectsIn(at(record, '_embedded', TAGS)).length > tags.length ||
		countValues(record.custom_fields_values) > countValues(sent.custom_fields_values) ||
		hasMoreLinks(sent, record) ||
		[...PARTS].some((part) => partHasMore(sent[part], record[part]))
	);
}

/** The service links a lead's parts to each other; those links do not count as more. */
const partHasMore = (sent: unknown, stored: unknown) =>
	isObject(sent) &&
	isObject(stored) &&
	sent.id === undefined &&
	likeness(sent, { ...stored, _embedded: { [TAGS]: at(stored, '_embedded', TAGS) } }) < 3;
