import type { IDataObject } from 'n8n-workflow';

import { at, isObject, objectsIn } from '../http/json';
import { countValues, holdsField, isNothing, same, sameText, squeeze } from './sameFields';
import { hasMoreLinks, holdsLinks, PART_OF, storedLinks, TAGS } from './sameLinks';

/**
 * How well a stored record fits what was sent for a row:
 * 3 = everything that was sent is there, and no other field, value, tag or link; 2 = everything that was sent is there, and
 * more; 1 = only the name is the same; 0 = another record.
 */
export type Likeness = 0 | 1 | 2 | 3;

/** Keys that say how to write and are not stored. */
const INSTRUCTIONS = new Set(['request_id', 'tags_to_delete', 'id', 'name']);

const PARTS = new Set(PART_OF.values());

/** Compares the body sent for one row with a record that was read (API facts 5.2–5.5.4). */
export function likeness(sent: IDataObject, record: IDataObject): Likeness {
	if (!hasName(sent, record)) return 0;
	const complete = Object.entries(sent).every(([name, value]) => holds(name, value, record));
	if (!complete || !holdsLinks(sent, record)) return 1;
	return hasMore(sent, record) ? 2 : 3;
}

/**
 * What records and rows of one name have in common: the words of the name, in any order, since the parts of a contact's name
 * are put together in the account's order (API facts 5.3).
 */
export function nameKey({ name, first_name: first, last_name: last }: IDataObject): string {
	const words = squeeze(name ?? [first, last].map(squeeze).join(' ')).split(' ');
	return words.sort().join(' ');
}

/** Whether the service made the name up: it is empty, or holds the id, as in "Lead #123" (API facts 5.4). */
export const isNameless = (record: IDataObject) =>
	squeeze(record.name) === '' || squeeze(record.name).includes(String(record.id));

function hasName(sent: IDataObject, record: IDataObject): boolean {
	if (squeeze(sent.name) !== '') return sameText(sent.name, record.name);
	return nameKey(sent) === ''
		? isNameless(record)
		: nameKey(sent) === nameKey({ name: record.name });
}

/** How much a row says: of two rows that fit one record, the one that says more has the better claim. */
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

/** What a lead was made together with: an existing record is known by its id, a new one by its content. */
function holdsPart(sent: unknown, stored: unknown): boolean {
	if (!isObject(sent) || !isObject(stored)) return false;
	return sent.id === undefined ? likeness(sent, stored) >= 2 : Number(sent.id) === stored.id;
}

function holdsTags(tags: unknown, record: IDataObject): boolean {
	const stored = objectsIn(at(record, '_embedded', TAGS));
	return objectsIn(tags).every((tag) =>
		stored.some(({ id, name }) =>
			isNothing(tag.id) ? sameText(tag.name, name) : Number(tag.id) === id,
		),
	);
}

/**
 * What was sent and does not show in the record, as one text: two rows that differ only here cannot be told apart by it.
 * Empty where everything shows.
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

/** Keys that always show in a record, under this name or another. */
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

/** The parts of a lead are linked to each other by the service, which is no more than was sent. */
const partHasMore = (sent: unknown, stored: unknown) =>
	isObject(sent) &&
	isObject(stored) &&
	sent.id === undefined &&
	likeness(sent, { ...stored, _embedded: { [TAGS]: at(stored, '_embedded', TAGS) } }) < 3;
