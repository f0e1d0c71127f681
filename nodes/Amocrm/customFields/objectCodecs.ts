import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../transport/http/json';
import { isBlank } from '../parse/text/blank';
import {
	each,
	type ValueCodec,
	type PlainValue,
	type ValueReader,
	type ValueWriter,
} from './valueCodec';
import { InputError, quoted } from '../parse/text/inputError';
import { legalEntities } from './legalEntity';
import { objectsOf } from '../parse/json/jsonObjects';
import { parseRecordId } from '../parse/records/recordId';

/** How objects of one type are written. */
interface Writing {
	/** The key under which a plain value is written. */
	mainKey?: string;
	convert?: (plain: string) => PlainValue;
	/** Keys that amoCRM returns but does not accept. */
	readOnly?: readonly string[];
}

const writing =
	({ mainKey, convert, readOnly = [] }: Writing): ValueWriter =>
	(value) =>
		objectsOf(value, mainKey, convert).map((object) => ({
			value: entriesOf(object, ([key]) => !readOnly.includes(key)),
		}));

const entriesOf = (
	object: IDataObject,
	keep: (entry: [string, PlainValue]) => boolean,
): IDataObject => Object.fromEntries(Object.entries(object).filter(keep));

/** amoCRM returns missing keys as null, but refuses null in writes. */
const withoutNulls = (value: PlainValue): PlainValue =>
	isObject(value) ? entriesOf(value, ([, detail]) => detail !== null) : value;

const readObjects = each(withoutNulls);

/** Always a list, since most have several elements. */
const readList: ValueReader = (values) =>
	values.map(({ value = null }) => withoutNulls(value)) as PlainValue;

/** Other properties of a supplier belong to its own record. */
const supplierValues: ValueWriter = (value) =>
	objectsOf(value, 'entity_id', parseRecordId).map((supplier) => ({
		value: isBlank(supplier.entity_id)
			? supplier
			: { entity_id: parseRecordId(supplier.entity_id) },
	}));

/** A list element with its list; this type has no `value` key. */
function chainLink(object: IDataObject): IDataObject {
	const { catalog_id: catalog, catalog_element_id: element } = object;
	if (!isBlank(catalog) && !isBlank(element))
		return { catalog_id: parseRecordId(catalog), catalog_element_id: parseRecordId(element) };
	throw new InputError(
		`${quoted(object)} is not a list element`,
		'Enter an object such as { "catalog_id": 1001, "catalog_element_id": 12235 }.',
	);
}

/** Codecs of types whose values are objects, and remain objects when read (API facts 5.5.4). */
export const objectCodecs = {
	legal_entity: { write: legalEntities, read: readObjects },
	linked_entity: { write: writing({ mainKey: 'name' }), read: readObjects, multiple: true },
	payer: { write: writing({ mainKey: 'name' }), read: readObjects },
	file: {
		write: writing({ mainKey: 'file_uuid', readOnly: ['is_deleted'] }),
		read: readObjects,
		multiple: true,
	},
	supplier: { write: supplierValues, read: readObjects },
	items: {
		write: writing({
			readOnly: ['is_discount_recalculated', 'is_total_sum_recalculated', 'total_sum'],
		}),
		read: readList,
		multiple: true,
	},
	chained_list: {
		write: (value) => objectsOf(value).map(chainLink),
		read: (values) => [...values],
		multiple: true,
	},
} satisfies Record<string, ValueCodec>;
