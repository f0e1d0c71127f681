import type { IDataObject } from 'n8n-workflow';

import { asError } from '../transport/http/asError';
import { objectsIn } from '../transport/http/json';
import type { CustomField } from './customField';
import { isBlank } from '../parse/text/blank';
import { single } from '../parse/text/cell';
import type { Zones } from '../parse/dates/dates';
import type { Plain } from './codec';
import { fieldType } from './codecs';
import { isPhone } from '../parse/contacts/contactKeys';
import { InputError } from '../parse/text/inputError';
import { contactValues } from './multitext';
import { hasOwnWords, isEmptyValue } from '../parse/text/emptyValue';

export type { CustomField };

/** Types whose value depends on the account's time zone. */
export const needsAccountZone = ({ type }: CustomField) => fieldType(type).accountZone === true;

/** Fields whose values depend on the account's country: phones are read by it. */
export const needsAccountCountry = isPhone;

/** Types of which a field may hold several values, so that it can be given several times. */
export const isMultiple = ({ type }: CustomField) => fieldType(type).multiple === true;

/**
 * The `values[]` of one custom field from what a user entered. A field of a type not known here is written as text. The
 * result is empty if nothing was entered, or what stands for nothing: only commas, a placeholder such as `-`, the
 * empty date of a program.
 *
 * Throws InputError; AmbiguousInput where only the notation of the account could tell what is meant.
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
	if (field.type === 'multitext') {
		const contacts = contactValues(value, field, kind, zones.country);
		return contacts.filter((one) => !isEmptyValue(one.value, field.type));
	}
	const entered = Array.isArray(value) ? value.map(unwrapped) : unwrapped(value);
	const { isEmpty, write } = fieldType(field.type);
	if (isBlank(entered) || isEmpty?.(entered)) return [];
	const nothing = isEmptyValue(single(entered), field.type);
	if (nothing && !hasOwnWords(field.type)) return [];
	try {
		return write(entered, field, zones);
	} catch (error) {
		// A placeholder that is none of the field's own words.
		if (nothing && error instanceof InputError) return [];
		throw asError(error);
	}
}

/**
 * The value of one element of a record's `custom_fields_values` as people read it; it means the same when it is written
 * to the same field again. What a plain value does not carry is the kind of a single phone or e-mail, since it has to
 * stay the plain number in expressions.
 *
 * @param zone of the account, IANA name
 */
export function decode({ field_type: type, values }: IDataObject, zone: string): Plain {
	const read = objectsIn(values);
	return read.length === 0 ? null : fieldType(String(type)).read(read, zone);
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
