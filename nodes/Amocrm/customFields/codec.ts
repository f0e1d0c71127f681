import type { IDataObject } from 'n8n-workflow';

import type { CustomField } from './customField';
import type { Zones } from '../parse/dates/dates';

/** What an expression or a cell of a sheet can hold. */
export type Plain = IDataObject[string];

/** What a user entered → `values[]` of a write. Throws InputError. */
export type Writer = (value: unknown, field: CustomField, zones: Zones) => IDataObject[];

/**
 * `values[]` of a read, at least one → a value that people can read, and that means the same when it is written again.
 *
 * @param zone of the account, IANA name
 */
export type Reader = (values: readonly IDataObject[], zone: string) => Plain;

/** Both ways of one type of custom field (API facts 5.5.4). */
export interface FieldType {
	write: Writer;
	read: Reader;
	/** A field may hold several values, so that it can be given several times. */
	multiple?: true;
	/** Its value depends on the account's time zone. */
	accountZone?: true;
	/** Whether a value stands for none, such as the empty date of a program. */
	isEmpty?: (value: unknown) => boolean;
}

/** One value stays one, several are a list. */
export const each =
	(convert: (value: Plain, zone: string) => Plain): Reader =>
	(values, zone) => {
		const [first = null, ...more] = values.map(({ value = null }) => convert(value, zone));
		return more.length === 0 ? first : ([first, ...more] as Plain);
	};
