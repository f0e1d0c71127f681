import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Directory } from '../lists/directory';
import type { Field, Resource } from '../resources/resource';
import type { FormContext } from '../rows/formContext';
import type { Connection } from '../transport/http/connection';
import type { FollowUp } from '../verbs/verb';
import type { ColumnReader } from './common/columnReaders';
import type { Picker } from './common/picker';
import type { CustomFieldEntry } from './customFields/values';

/**
 * A field type. Each has a folder: `index.ts` defines how values are entered, `codec.ts` how they are written and shown. Codecs are
 * loaded with the first row.
 */
export interface FieldType {
	/** Its input in the form. */
	input(field: Field, resource: Resource): INodeProperties;
	/** The list offered by its input. */
	picker?: Picker;
	/** Its input in 'Map Columns'; unset if its parts are separate columns, or none. */
	column?: ColumnReader;
	/** Rarely used, so its column is hidden at first. */
	seldom?: true;
	/** Loads its codec; unset if the field is never part of the body. */
	load?(): Promise<{ codec: FieldCodec }>;
}

/** Defines how the values of a field type are written and shown. */
export interface FieldCodec {
	/** Throws InputError; UnreadableError if a list of the account cannot be read. */
	encode(field: Field, value: unknown, context: FormContext): Promise<Encoded>;
	/**
	 * Prepares its display in simplified records; unset if values are shown as they are. Throws UnreadableError.
	 *
	 * @param records all records to show, for types that read only the lists that occur in them
	 */
	decoder?(connection: Connection, records: readonly IDataObject[]): Promise<Decoder>;
	/** Accepts several values, so a list with one element stays a list. */
	several?: true;
	/** Whether a value counts as empty, apart from placeholders; by default, only blank values do. */
	isEmpty?(value: unknown): boolean;
	/**
	 * What a placeholder such as `-` can be other than an empty value: a `name` in the account, one of the `parts` that the codec checks
	 * itself, or `text`, which is empty only if a program printed the placeholder.
	 */
	placeholder?: 'name' | 'parts' | 'text';
	/** The type of record that it refers to, as in amoCRM's addresses. */
	linkedKind?(field: Field, directory: Directory): string | undefined;
}

/** The encoded value of one field. */
export interface Encoded {
	/** Its part of the record's body. */
	body?: IDataObject;
	followUps?: FollowUp[];
	/** Values of custom fields. They are encoded together because several inputs can fill one field. */
	customFields?: CustomFieldEntry[];
}

/** Shows the value of a record's key, possibly with additional keys. */
export type Decoder = (record: IDataObject, key: string) => IDataObject;
