import type { IDataObject } from 'n8n-workflow';

import { at, isObject, objectsIn } from '../transport/http/json';
import { decode } from '../customFields/encoding';
import type { Decoder } from '../fieldTypes/fieldType';

/** Keys that are useless outside amoCRM or shown elsewhere in the simplified record. */
const HIDDEN_KEYS = new Set([
	'_links',
	'_embedded',
	'custom_fields_values',
	'account_id',
	'is_deleted',
	'is_unsorted',
]);

/** How values are shown. */
export interface Shown {
	/** By key; values without a decoder are shown as they are. */
	decoders: ReadonlyMap<string, Decoder>;
	/** The account's IANA zone, for dates in custom fields. */
	zone: string;
}

/**
 * A simplified record: names next to IDs, custom fields under their own names with plain values, dates as ISO 8601 in the
 * account's zone, tags as one text, linked records as IDs.
 */
export function simplify(record: IDataObject, { decoders, zone }: Shown): IDataObject {
	const simple: IDataObject = {};
	for (const [key, value] of Object.entries(record)) {
		if (HIDDEN_KEYS.has(key)) continue;
		Object.assign(simple, decoders.get(key)?.(record, key) ?? { [key]: value });
	}
	Object.assign(simple, linkedOf(record));
	for (const field of objectsIn(record.custom_fields_values)) {
		simple[freeKey(simple, field)] = decode(field, zone);
	}
	return simple;
}

function linkedOf(record: IDataObject): IDataObject {
	const { _embedded: linked } = record;
	if (!isObject(linked)) return {};
	const simple: IDataObject = {};
	for (const [kind, list] of Object.entries(linked)) {
		const entries = objectsIn(list);
		if (kind === 'tags') simple.tags = entries.map(({ name }) => String(name)).join(', ');
		else if (kind === 'companies') simple.company_id = entries[0]?.id ?? null;
		else if (kind === 'loss_reason')
			simple.loss_reason = at(entries[0], 'name') as IDataObject[string];
		else if (Array.isArray(list))
			simple[`${kind.replace(/s$/, '')}_ids`] = entries.map(({ id }) => Number(id));
		// Its ID stands in the record itself.
		else if (isObject(list) && `${kind}_id` in record) Object.assign(simple, nameOf(kind, list));
		else simple[kind] = list;
	}
	return simple;
}

const nameOf = (kind: string, { name }: IDataObject): IDataObject =>
	name === undefined ? {} : { [`${kind}_name`]: name };

/** The field's name, with its ID if the name is taken. */
function freeKey(simple: IDataObject, { field_name: name, field_id: id }: IDataObject): string {
	const key = String(name ?? id);
	return key in simple ? `${key} (${String(id)})` : key;
}
