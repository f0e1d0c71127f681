import type { IDataObject } from 'n8n-workflow';

import { objectsIn } from '../transport/http/json';
import { isBlank } from '../parse/text/blank';
import type { CustomField } from '../customFields/encoding';
import { newContacts } from '../parse/contacts/contactKeys';
import { isOf, valueKeys } from './keyValues';

/** A record's values in fields that can have several, by field ID. */
export type Present = ReadonlyMap<number, readonly IDataObject[]>;

interface Kind {
	/** The key by which values are compared; '' equals no other. */
	keyOf(value: IDataObject, field: CustomField): string;
	/** Converts a value that was read to its write format; unknown keys are refused (API facts 1.3, 5.5.4). */
	written(value: IDataObject): IDataObject;
	/** A given value replaces an equal one; otherwise the existing one stays. */
	replaces?: boolean;
}

const part = ({ value, enum_id: id, enum_code: code }: IDataObject): IDataObject =>
	isBlank(id) ? (isBlank(code) ? { value } : { value, enum_code: code }) : { value, enum_id: id };

/** Types whose fields can have several values (API facts 5.5.4). A chained list is one value with several parts. */
const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>(
	Object.entries({
		// Compared by `newContacts`.
		multitext: { keyOf: () => '', written: part },
		multiselect: {
			keyOf: (value, field) => valueKeys(value, field)[0] ?? '',
			written: ({ enum_id: id }) => ({ enum_id: id }),
		},
		// The parts of one address.
		smart_address: { keyOf: addressPart, written: part, replaces: true },
		linked_entity: {
			keyOf: ({ value }) => keyOfObject(value, ['entity_type', 'entity_id', 'name']),
			written: ({ value }) => ({ value }),
		},
		file: {
			keyOf: ({ value }) => keyOfObject(value, ['file_uuid']),
			written: ({ value }) => ({ value: writableFile(value) }),
		},
	} satisfies Record<string, Kind>),
);

function addressPart({ enum_id: id, enum_code: code }: IDataObject, field: CustomField): string {
	if (!isBlank(id)) return String(id);
	return String(field.options.find((option) => option.name === code)?.id ?? '');
}

const keyOfObject = (value: unknown, names: string[]): string => {
	const object: IDataObject = Object(value);
	const parts = names.map((name) => object[name]).filter((one) => !isBlank(one));
	return parts.map(String).join(' ');
};

function writableFile(value: unknown): IDataObject {
	const file: IDataObject = { ...Object(value) };
	delete file.is_deleted;
	return file;
}

/** A stored record's values in fields that can have several. */
export function presentIn(record: IDataObject): Present {
	return new Map(
		objectsIn(record.custom_fields_values)
			.filter(({ field_type: type }) => KINDS.get(String(type)))
			.map((field) => [Number(field.field_id), objectsIn(field.values)]),
	);
}

/**
 * The custom fields of a row combined with the record's existing values, since a write replaces all values of a field.
 * Fields without new values are left out; fields that are cleared or hold one value stay as they are.
 *
 * @param country ISO code of the account's country, by which phones are compared
 */
export function addedTo(
	present: Present,
	given: readonly IDataObject[],
	fields: readonly CustomField[],
	country?: string,
): IDataObject[] {
	return given.flatMap((element) => {
		const field = fields.find((known) => isOf(known, element));
		const kind = KINDS.get(field?.type ?? '');
		const before = present.get(field?.id ?? 0) ?? [];
		const added = objectsIn(element.values);
		if (!field || !kind || before.length === 0 || added.length === 0) return [element];
		const values = union({ before, added }, field, kind, country);
		return values ? [{ ...element, values }] : [];
	});
}

/** Both lists combined; `undefined` if the second adds nothing. */
function union(
	{ before, added }: Record<'before' | 'added', readonly IDataObject[]>,
	field: CustomField,
	{ keyOf, written, replaces }: Kind,
	country: string | undefined,
): IDataObject[] | undefined {
	const known = new Set(before.map((value) => keyOf(value, field)));
	const given = new Set(added.map((value) => keyOf(value, field)));
	const isNew = (value: IDataObject) => {
		const key = keyOf(value, field);
		return key === '' || !known.has(key);
	};
	const notThere = () =>
		field.type === 'multitext' ? newContacts(before, added, field, country) : added.filter(isNew);
	const fresh = replaces ? added : notThere();
	if (fresh.length === 0) return undefined;
	const kept = replaces ? before.filter((value) => !given.has(keyOf(value, field))) : before;
	return [...kept.map(written), ...fresh];
}

/** The record's values after these fields were written. */
export function presentAfter(
	present: Present,
	written: readonly IDataObject[],
	fields: readonly CustomField[],
): Present {
	const after = new Map(present);
	for (const element of written) {
		const field = fields.find((known) => isOf(known, element));
		if (field && KINDS.get(field.type)) after.set(field.id, objectsIn(element.values));
	}
	return after;
}
