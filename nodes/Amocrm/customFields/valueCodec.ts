import type { IDataObject } from 'n8n-workflow';

import type { CustomField } from './customField';
import type { Zones } from '../parse/dates/dates';

/** A value that an expression or a sheet cell can hold. */
export type PlainValue = IDataObject[string];

/** Converts user input to the `values[]` of a write. Throws InputError. */
export type ValueWriter = (value: unknown, field: CustomField, zones: Zones) => IDataObject[];

/**
 * Converts the `values[]` of a read, at least one, to a readable value that can be written back unchanged.
 *
 * @param zone of the account, IANA name
 */
export type ValueReader = (values: readonly IDataObject[], zone: string) => PlainValue;

/** How one type of custom field is written and read (API facts 5.5.4). */
export interface ValueCodec {
	write: ValueWriter;
	read: ValueReader;
	/** A field can hold several values, so it can be given several times. */
	multiple?: true;
	/** The value depends on the account's time zone. */
	accountZone?: true;
	/** Whether a value means "empty", such as a program's empty date. */
	isEmpty?: (value: unknown) => boolean;
}

/** Returns a single value as it is and several as a list. */
export const each =
	(convert: (value: PlainValue, zone: string) => PlainValue): ValueReader =>
	(values, zone) => {
		const [first = null, ...more] = values.map(({ value = null }) => convert(value, zone));
		return more.length === 0 ? first : ([first, ...more] as PlainValue);
	};
