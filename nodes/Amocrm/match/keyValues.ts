import type { IDataObject } from 'n8n-workflow';

import { objectsIn } from '../transport/http/json';
import { isBlank } from '../parse/text/blank';
import { contactKeys } from '../parse/contacts/contactKeys';
import type { CustomField } from '../customFields/encoding';
import { secondsOf } from '../parse/dates/dates';
import { documentNumber } from '../parse/numbers/documentNumber';
import { visible } from '../parse/text/invisible';
import { isPlaceholder, isSheetError } from '../parse/text/placeholder';

/** Values of a row's body or a stored record; two that share a value are equal for the key. */
export type ValuesOf = (content: IDataObject) => string[];

export const idValues: ValuesOf = ({ id }) => (isBlank(id) ? [] : [String(id)]);

/**
 * The name, ignoring case and spaces; for a contact also the one composed of its parts (API facts 5.3). A single part
 * next to a full name does not count: every other Anna would be equal.
 */
export const nameValues: ValuesOf = ({ name, first_name: first, last_name: last }) => {
	const inParts = isBlank(name) || !(isBlank(first) || isBlank(last));
	const names = [text(name), inParts ? `${text(first)} ${text(last)}` : ''];
	return distinct(names.filter((one) => !saysNothing(one)).map(folded));
};

/**
 * All values of a custom field: phones as international numbers, emails ignoring case, options by ID.
 *
 * @param country ISO code of the account's country, for phones without a country code
 */
export function fieldValues(field: CustomField, country?: string): ValuesOf {
	return (content) =>
		distinct(valuesIn(content, field).flatMap((value) => valueKeys(value, field, country)));
}

/** The values of a custom field as written, for messages. */
export const writtenValues = (content: IDataObject, field: CustomField): string[] =>
	distinct(valuesIn(content, field).map(({ value }) => text(value).trim()));

const valuesIn = (content: IDataObject, field: CustomField): IDataObject[] =>
	objectsIn(content.custom_fields_values)
		.filter((given) => isOf(field, given))
		.flatMap(({ values }) => objectsIn(values))
		.map((value) => (TIMES.includes(field.type) ? withSeconds(value) : value));

const TIMES = ['birthday', 'date', 'date_time'];

/** Dates before 1970 are sent in another format than they are read. */
function withSeconds(value: IDataObject): IDataObject {
	const seconds = secondsOf(value.value);
	return Number.isNaN(seconds) ? value : { ...value, value: seconds };
}

/** Whether an element of `custom_fields_values` belongs to this field. */
export const isOf = ({ id, code }: CustomField, given: IDataObject): boolean =>
	isBlank(given.field_id)
		? !isBlank(given.field_code) && given.field_code === code
		: Number(given.field_id) === id;

/**
 * The keys by which a custom field value is compared. A value can hold several phones; none if there is nothing to
 * compare.
 */
export function valueKeys(
	value: IDataObject,
	field: CustomField,
	country?: string,
): readonly string[] {
	if (OPTIONS.includes(field.type)) return [optionKey(value, field)];
	const written =
		typeof value.value === 'object' && value.value !== null
			? JSON.stringify(value.value)
			: text(value.value).trim();
	if (field.type === 'multitext') return contactKeys(written, field, country);
	return [VALUES_OF_THEIR_OWN.includes(field.type) ? written : textKey(written, field)];
}

const OPTIONS = ['select', 'multiselect', 'radiobutton', 'category'];

/** Dates and switches, in which no value stands for a missing one. */
const VALUES_OF_THEIR_OWN = ['birthday', 'checkbox', 'date', 'date_time'];

/** Raw JSON can name an option by its label or code instead of its ID (API facts 5.5.4). */
function optionKey({ enum_id: id, enum_code: code, value }: IDataObject, field: CustomField) {
	if (!isBlank(id)) return String(id);
	const option = field.options.find(
		(known) => (!isBlank(code) && known.code === code) || known.name === value,
	);
	return option ? String(option.id) : '';
}

/**
 * The exact text, or the letters and digits of a document number. Placeholders, zeros and numbers that repeat one digit
 * nine times or more are what people enter without a number.
 */
function textKey(written: string, { type }: CustomField): string {
	if (saysNothing(written) || NO_NUMBER.test(written)) return '';
	// A number's decimal point is not a separator.
	const number = type === 'numeric' ? undefined : documentNumber(written);
	if (number === undefined) return visible(written).normalize('NFC').trim();
	return NO_NUMBER.test(number) ? '' : number;
}

const NO_NUMBER = /^(?:[0., /-]+|(\d)\1{8,})$/;

const saysNothing = (written: string) => isPlaceholder(written) || isSheetError(written);

const folded = (value: unknown) =>
	visible(text(value)).normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

const text = (value: unknown) => String(value ?? '');

const distinct = (values: string[]) => [...new Set(values.filter(Boolean))];
