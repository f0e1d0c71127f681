import type { IDataObject } from 'n8n-workflow';

import { at, isObject, objectsIn } from './json';

/**
 * How well a stored record fits what was sent for a row:
 * 3 = everything that was sent is there, and no other field, value, tag or link; 2 = everything that was sent is there, and
 * more; 1 = only the name is the same; 0 = another record.
 */
export type Likeness = 0 | 1 | 2 | 3;

/** Keys that say how to write and are not stored. */
const INSTRUCTIONS = new Set(['request_id', 'tags_to_delete', 'id', 'name']);

/** Keys of `_embedded` that are compared in a way of their own. */
const TAGS = 'tags';

/** Parts of a lead that are records of their own, by the lists of links they stand in (API facts 5.4.3). */
const PART_OF: ReadonlyMap<string, string> = new Map([
	['contacts', 'contact'],
	['companies', 'company'],
]);
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
	const stored = objectsIn(at(record, '_embedded', 'tags'));
	return objectsIn(tags).every((tag) =>
		stored.some(({ id, name }) =>
			isNothing(tag.id) ? sameText(tag.name, name) : Number(tag.id) === id,
		),
	);
}

/** Links that a record is made with. What the record does not show is left to `hiddenIn`. */
function holdsLinks(sent: IDataObject, record: IDataObject): boolean {
	return linksIn(sent).every(([kind, links]) => {
		const stored = storedLinks(record, kind);
		return stored === undefined || links.every((link) => stored.some((one) => isLink(link, one)));
	});
}

const isLink = ({ id, is_main: isMain }: IDataObject, stored: IDataObject) =>
	Number(id) === Number(stored.id) && (isMain !== true || stored.is_main !== false);

/** The lists of linked records under `_embedded` by their kinds, without those that are compared as parts. */
const linksIn = (content: IDataObject): Array<[kind: string, links: IDataObject[]]> =>
	Object.entries(isObject(content._embedded) ? content._embedded : {}).flatMap(([kind, list]) =>
		kind !== TAGS && Array.isArray(list) && !isObject(content[PART_OF.get(kind) ?? ''])
			? [[kind, objectsIn(list)]]
			: [],
	);

/** `undefined` where the record does not tell what it is linked to. */
function storedLinks(record: IDataObject, kind: string): IDataObject[] | undefined {
	const list = at(record, '_embedded', kind);
	return Array.isArray(list) ? objectsIn(list) : undefined;
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

/** A field without values, or with an empty one, is one that the record does not have (API facts 5.5.4). */
function holdsField(sent: IDataObject, record: IDataObject): boolean {
	const stored = storedField(sent, record);
	const compare = BY_TYPE.get(String(stored?.field_type)) ?? same;
	const values = objectsIn(sent.values).filter((value) => !isEmpty(value));
	if (values.length === 0) return objectsIn(stored?.values).every(isEmpty);
	return values.every((value) =>
		objectsIn(stored?.values).some((candidate) => holdsParts(value, candidate, compare)),
	);
}

const isNothing = (value: unknown) => value === null || value === undefined || value === '';

const isEmpty = ({ value, enum_id: id, enum_code: code, ...more }: IDataObject) =>
	isNothing(value) && isNothing(id) && (isNothing(code) || value !== undefined) && isBare(more);

const isBare = (more: IDataObject) => Object.values(more).every(isNothing);

function storedField(sent: IDataObject, record: IDataObject): IDataObject | undefined {
	return objectsIn(record.custom_fields_values).find(({ field_id: id, field_code: code }) =>
		isNothing(sent.field_id) ? sent.field_code === code : Number(sent.field_id) === Number(id),
	);
}

type Compare = (sent: unknown, stored: unknown) => boolean;

/** Every part that was sent is stored; the service adds parts of its own, and may leave out the code of an option. */
function holdsParts(sent: IDataObject, stored: IDataObject, compare: Compare): boolean {
	return Object.entries(sent).every(([part, value]) => {
		if (isNothing(value))
			return part !== 'value' || sent.enum_id !== undefined || isNothing(stored[part]);
		if (stored[part] === undefined || stored[part] === null) return part !== 'value';
		return part === 'value' ? compare(value, stored[part]) : same(value, stored[part]);
	});
}

/** Types of custom fields that are read in another form than they were written (API facts 5.5.4). */
const BY_TYPE: ReadonlyMap<string, Compare> = new Map<string, Compare>([
	['date', sameDay],
	['birthday', sameDay],
	['date_time', sameNumber],
	['numeric', sameNumber],
	['monetary', sameNumber],
	['price', sameNumber],
	['checkbox', (sent, stored) => isYes(sent) === isYes(stored)],
]);

function same(sent: unknown, stored: unknown): boolean {
	if (isObject(sent)) return isObject(stored) && holdsParts(sent, stored, same);
	return sameText(sent, stored);
}

const DAY_SECONDS = 86_400;

/** A day is stored as its midnight in the account's zone, so what was sent is that moment or later on that day. */
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

const sameText = (a: unknown, b: unknown) => squeeze(a) === squeeze(b);

const squeeze = (value: unknown) =>
	String(value ?? '')
		.replace(/\s+/g, ' ')
		.trim();

function hasMore(sent: IDataObject, record: IDataObject): boolean {
	const tags = [...objectsIn(sent.tags_to_add), ...objectsIn(at(sent, '_embedded', TAGS))];
	return (
		objectsIn(at(record, '_embedded', TAGS)).length > tags.length ||
		countValues(record.custom_fields_values) > countValues(sent.custom_fields_values) ||
		hasMoreLinks(sent, record) ||
		[...PARTS].some((part) => partHasMore(sent[part], record[part]))
	);
}

function hasMoreLinks(sent: IDataObject, record: IDataObject): boolean {
	const given = new Map(linksIn(sent));
	const mayHave = (kind: string) =>
		isObject(sent[PART_OF.get(kind) ?? '']) ? 1 : (given.get(kind)?.length ?? 0);
	return Object.keys(Object(record._embedded)).some(
		(kind) => kind !== TAGS && (storedLinks(record, kind)?.length ?? 0) > mayHave(kind),
	);
}

const partHasMore = (sent: unknown, stored: unknown) =>
	isObject(sent) && isObject(stored) && sent.id === undefined && likeness(sent, stored) < 3;

const countValues = (fields: unknown) =>
	objectsIn(fields).reduce(
		(sum, { values }) => sum + objectsIn(values).filter((value) => !isEmpty(value)).length,
		0,
	);
