import type { IDataObject } from 'n8n-workflow';

import type { CustomField } from './customField';
import { addressValues } from './address';
import { isBlank } from './blank';
import { parseBoolean } from './booleans';
import { parseDay, parseTime, type Zones } from './dates';

import { InputError, quoted } from './inputError';
import { legalEntities } from './legalEntity';
import { contactValues } from './multitext';
import { parseDecimal } from './numbers';
import { objectsOf } from './objects';
import { optionOf, optionsOf } from './options';
import { parseRecordId } from './recordId';
import { plainText } from './text';

export type { CustomField };

type Codec = (value: unknown, field: CustomField, zones: Zones) => IDataObject[];

/** One `{ value }`; an array with a single element counts as that element. */
const one =
	(convert: (value: unknown, zones: Zones) => IDataObject[string]): Codec =>
	(value, _field, zones) => [{ value: convert(single(value), zones) }];

const asText: Codec = (value) => [{ value: textOf(value) }];
const asNumber = one(parseDecimal);
const asDay = one(parseDay);
const asOption: Codec = (value, field) => [{ enum_id: optionOf(value, field).id }];
const asOptions: Codec = (value, field) =>
	optionsOf(value, field).map(({ id }) => ({ enum_id: id }));
const asObjects =
	(mainKey?: string, convert?: (plain: string) => IDataObject[string]): Codec =>
	(value) =>
		objectsOf(value, mainKey, convert).map((object) => ({ value: object }));

/** How a value becomes `values[]` of a write, by the field's type (API facts 5.5.4). */
const CODECS = new Map<string, Codec>(
	Object.entries({
		text: asText,
		textarea: asText,
		streetaddress: asText,
		tracking_data: asText,
		org_legal_name: asText,
		url: asText,
		numeric: asNumber,
		price: asNumber,
		monetary: asNumber,
		checkbox: one(parseBoolean),
		date: asDay,
		birthday: asDay,
		date_time: one(parseTime),
		select: asOption,
		radiobutton: asOption,
		category: asOption,
		multiselect: asOptions,
		smart_address: addressValues,
		legal_entity: legalEntities,
		linked_entity: asObjects('name'),
		payer: asObjects('name'),
		file: asObjects('file_uuid'),
		supplier: asObjects('entity_id', parseRecordId),
		items: asObjects(),
		chained_list: (value) => objectsOf(value).map(chainLink),
	} satisfies Record<string, Codec>),
);

/** Types whose value depends on the account's time zone. */
export const needsAccountZone = ({ type }: CustomField) => type === 'date' || type === 'birthday';

/** Types of which a field may hold several values, so that it can be given several times. */
export const isMultiple = ({ type }: CustomField) =>
	[
		'multitext',
		'multiselect',
		'smart_address',
		'items',
		'chained_list',
		'linked_entity',
		'file',
	].includes(type);

/**
 * The `values[]` of one custom field from what a user entered. A field of a type not known here is written as text. The
 * result is empty if nothing was entered, or only commas.
 *
 * Throws InputError.
 *
 * @param kind of a phone or e-mail, for all values that do not carry their own
 */
export function encode(
	field: CustomField,
	value: unknown,
	zones: Zones,
	kind?: string,
): IDataObject[] {
	// A phone in an object is one phone; as a text it would be split at its commas.
	if (field.type === 'multitext') return contactValues(value, field, kind);
	const entered = Array.isArray(value) ? value.map(unwrapped) : unwrapped(value);
	return isBlank(entered) ? [] : (CODECS.get(field.type) ?? asText)(entered, field, zones);
}

/** The API reads most values as `{ value }`; a record's values can so be given to another record. */
function unwrapped(value: unknown): unknown {
	const isRead =
		typeof value === 'object' &&
		value !== null &&
		'value' in value &&
		Object.keys(value).length === 1;
	return isRead ? value.value : value;
}

function textOf(value: unknown): string {
	if (Array.isArray(value))
		return value
			.filter((part) => !isBlank(part))
			.map(textOf)
			.join(', ');
	const text = plainText(value);
	if (text !== undefined) return text;
	throw new InputError(
		`${quoted(value)} is not a text`,
		'Pick one value of the object in the expression.',
	);
}

const single = (value: unknown): unknown =>
	Array.isArray(value) && value.length === 1 ? value[0] : value;

/** An element of a list, and the list; in this type without a `value` key. */
function chainLink(object: IDataObject): IDataObject {
	const { catalog_id: catalog, catalog_element_id: element } = object;
	if (!isBlank(catalog) && !isBlank(element))
		return { catalog_id: parseRecordId(catalog), catalog_element_id: parseRecordId(element) };
	throw new InputError(
		`${quoted(object)} is not an element of a list`,
		'Give an object such as { "catalog_id": 1001, "catalog_element_id": 12235 }.',
	);
}
