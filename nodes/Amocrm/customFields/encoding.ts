import type { IDataObject } from 'n8n-workflow';

import { asError } from '../transport/http/asError';
import { objectsIn } from '../transport/http/json';
import type { CustomField } from './customField';
import { isBlank } from '../parse/text/blank';
import { single } from '../parse/text/cell';
import type { Zones } from '../parse/dates/dates';
import type { PlainValue } from './valueCodec';
import { valueCodec } from './valueCodecs';
import { isPhone } from '../parse/contacts/contactKeys';
import { InputError } from '../parse/text/inputError';
import { contactValues } from './multitext';
import { hasOwnWords, isEmptyValue } from '../parse/text/emptyValue';

export type { CustomField };

/** Whether the field's value depends on the account's time zone. */
export const needsAccountZone = ({ type }: CustomField) => valueCodec(type).accountZone === true;

/** Whether the field's value depends on the account's country, which determines how phones are read. */
export const needsAccountCountry = isPhone;

/** Whether the field can hold several values, so that it can be given several times. */
export const isMultiple = ({ type }: CustomField) => valueCodec(type).multiple === true;

/**
 * Converts user input to the `values[]` of one custom field. Unknown types are written as text. The result is empty if
 * the input is empty or stands for nothing: only commas, a placeholder such as `-`, a program's empty date.
 *
 * Throws InputError; AmbiguousInput where only the account's notation could settle it.
 *
 * @param kind of phones or emails that do not carry their own
 */
export function encode(
	field: CustomField,
	value: unknown,
	zones: Zones,
	kind?: string,
): IDataObject[] {
	// A phone in an object is a single value; as text it would be split at commas.
	if (field.type === 'multitext') {
		const contacts = contactValues(value, field, kind, zones.country);
		return contacts.filter((one) => !isEmptyValue(one.value, field.type));
	}
	const entered = Array.isArray(value) ? value.map(unwrapped) : unwrapped(value);
	const { isEmpty, write } = valueCodec(field.type);
	if (isBlank(entered) || isEmpty?.(entered)) return [];
	const nothing = isEmptyValue(single(entered), field.type);
	if (nothing && !hasOwnWords(field.type)) return [];
	try {
		return write(entered, field, zones);
	} catch (error) {
		// A placeholder that is not one of the field's own words.
		if (nothing && error instanceof InputError) return [];
		throw asError(error);
	}
}

/**
 * Converts one element of a record's `custom_fields_values` to a readable value that can be written back to the same
 * field. Only the kind of a single phone or email is lost, since the value must remain a plain number or address in
 * expressions.
 *
 * @param zone of the account, IANA name
 */
export function decode({ field_type: type, values }: IDataObject, zone: string): PlainValue {
	const read = objectsIn(values);
	return read.length === 0 ? null : valueCodec(String(type)).read(read, zone);
}

/** The API returns most values as `{ value }`; unwrapping allows copying values from another record. */
function unwrapped(value: unknown): unknown {
	const isRead =
		typeof value === 'object' &&
		value !== null &&
		'value' in value &&
		Object.keys(value).length === 1;
	return isRead ? value.value : value;
}
