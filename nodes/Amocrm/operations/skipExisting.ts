import type { IDataObject } from 'n8n-workflow';

import type { Resource } from '../resources/types';
import type { Connection } from '../transport/connection';
import { objectsIn } from '../transport/json';
import { readPage } from '../transport/pages';
import type { CustomField } from '../values/customFields';
import type { RowResult, WritableRow } from './types';

/** What makes two records the same for 'Skip Existing': texts to compare, of a row's body as well as of a stored record. */
export type KeysOf = (content: IDataObject) => string[];

/** The name; spaces may have been tidied up on the way. */
export const byName: KeysOf = ({ name }) =>
	name === undefined ? [] : [squeezed(name)].filter(Boolean);

/** Every value of a custom field: phones by their digits, emails without regard to case, options by their id. */
export function byField({ id, code, type }: CustomField): KeysOf {
	return (content) =>
		objectsIn(content.custom_fields_values)
			.filter((field) =>
				field.field_id === undefined ? field.field_code === code : Number(field.field_id) === id,
			)
			.flatMap(({ values }) => objectsIn(values))
			.map((value) => keyOf(value, type, code))
			.filter(Boolean);
}

function keyOf(value: IDataObject, type: string, code: string | null | undefined): string {
	if (type !== 'multitext' && value.enum_id !== undefined && value.enum_id !== null)
		return `#${String(value.enum_id)}`;
	const text =
		typeof value.value === 'object' ? JSON.stringify(value.value) : squeezed(value.value);
	if (type !== 'multitext') return text;
	return code === 'PHONE' ? lastDigits(text) : text.toLowerCase();
}

/** National and international notations of one phone differ in front; amoCRM compares the last ten digits too (API facts 6.5). */
const lastDigits = (phone: string) => phone.replace(/\D/g, '').slice(-10);

const squeezed = (text: unknown) =>
	String(text ?? '')
		.replace(/\s+/g, ' ')
		.trim();

/** Up to so many rows are searched for one by one; for more, reading all records is quicker. */
const MAX_SEARCHES = 50;

/**
 * The stored record of each key that has one; of several the first created.
 *
 * Throws UnreadableError.
 *
 * @param searchable whether the keys stand in the records as they are, so that the API's search finds them
 */
export async function existingRecords(
	connection: Connection,
	resource: Resource,
	keys: ReadonlySet<string>,
	keysOf: KeysOf,
	searchable: boolean,
): Promise<Map<string, IDataObject>> {
	const found = new Map<string, IDataObject>();
	const take = (record: IDataObject) => {
		for (const key of keysOf(record)) if (keys.has(key) && !found.has(key)) found.set(key, record);
	};
	const searches =
		searchable && keys.size <= MAX_SEARCHES ? [...keys].map((query) => ({ query })) : [{}];
	for (const search of keys.size === 0 ? [] : searches)
		await eachRecord(connection, resource, search, take);
	return found;
}

async function eachRecord(
	connection: Connection,
	{ path, embedded }: Resource,
	search: IDataObject,
	take: (record: IDataObject) => void,
): Promise<void> {
	for (let page = 1; ; page += 1) {
		const { elements, last } = await readPage(connection, path, embedded, {
			...search,
			page,
			'order[id]': 'asc',
		});
		elements.forEach(take);
		if (last) return;
	}
}

/** How the rows of a run are to be dealt with when existing records are skipped. */
export interface Plan {
	/** Numbers of the rows that have to be written. */
	write: number[];
	/** The record that stands for a row already. */
	existing: Map<number, IDataObject>;
	/** The earlier row of the same run that a row equals. */
	same: Map<number, number>;
}

/** Sorts rows into new ones, such that exist, and such that equal an earlier row, which become one record with it. */
export function plan(
	rows: readonly WritableRow[],
	keysOf: KeysOf,
	found: ReadonlyMap<string, IDataObject>,
): Plan {
	const firsts = new Map<string, number>();
	const planned: Plan = { write: [], existing: new Map(), same: new Map() };
	for (const [row, { payload }] of rows.entries()) {
		const keys = keysOf(payload);
		const record = keys.map((key) => found.get(key)).find(Boolean);
		const first = keys.map((key) => firsts.get(key)).find((known) => known !== undefined);
		if (record) planned.existing.set(row, record);
		else if (first !== undefined) planned.same.set(row, first);
		else planned.write.push(row);
		for (const key of keys) if (!record && !firsts.has(key)) firsts.set(key, first ?? row);
	}
	return planned;
}

/** The results of all rows, from those of the written ones. Every record carries the `request_id` of its own row. */
export function merged(
	rows: readonly WritableRow[],
	{ write, existing, same }: Plan,
	written: readonly RowResult[],
): RowResult[] {
	const byRow = new Map(write.map((row, i) => [row, written[i]]));
	return rows.map(({ requestId }, row) => {
		const stored = existing.get(row);
		if (stored) return { record: { ...stored, request_id: requestId } };
		const result = byRow.get(same.get(row) ?? row);
		if (result && 'record' in result)
			return { record: { ...result.record, request_id: requestId } };
		return result ?? { failure: { message: 'This row got no result', description: '' } };
	});
}
