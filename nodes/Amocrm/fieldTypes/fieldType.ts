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
 * A kind of field. Each has a folder: `index.ts` says how it is entered and is loaded together with n8n, `codec.ts` says how
 * its values are written and shown and is loaded with the first row.
 */
export interface FieldType {
	/** Its input in the form. */
	input(field: Field, resource: Resource): INodeProperties;
	/** The list that its input offers. */
	picker?: Picker;
	/** Its input under 'Map Columns'; not set where its parts are columns of their own, or none. */
	column?: ColumnReader;
	/** Few workflows fill it, so its column is offered in a list instead of shown at once. */
	seldom?: true;
	/** Loads its codec; not set where the field is never part of a record's body. */
	load?(): Promise<{ codec: FieldCodec }>;
}

/** How the values of a kind of field are written and shown. */
export interface FieldCodec {
	/** Throws InputError, and UnreadableError where a list of the account cannot be read. */
	encode(field: Field, value: unknown, context: FormContext): Promise<Encoded>;
	/**
	 * Prepares how a simplified record shows it. Not set where it is shown as it is. Throws UnreadableError.
	 *
	 * @param records all that are shown, for types that read only the lists that occur in them
	 */
	decoder?(connection: Connection, records: readonly IDataObject[]): Promise<Decoder>;
	/** It takes several values, so a list is not replaced by its only element. */
	several?: true;
	/** Whether a value counts as none, beside placeholders; nothing but blanks unless given. */
	isEmpty?(value: unknown): boolean;
	/**
	 * What a placeholder such as `-` may be, unless it stands for nothing: a `name` that the user gave something, one of the
	 * `parts` that the codec looks at, or a `text`, for which only what programs write stands for nothing.
	 */
	placeholder?: 'name' | 'parts' | 'text';
	/** The kind of record that it names by ID or address, as in addresses. */
	linkedKind?(field: Field, directory: Directory): string | undefined;
}

/** What one field of the form becomes. */
export interface Encoded {
	/** Its part of the record's body. */
	body?: IDataObject;
	followUps?: FollowUp[];
	/** Values of custom fields, which are encoded together, since several parts of the form may fill one field. */
	customFields?: CustomFieldEntry[];
}

/** How the value under a key of a record is shown, with what stands beside it. */
export type Decoder = (record: IDataObject, key: string) => IDataObject;
