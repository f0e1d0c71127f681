import type { IDataObject } from 'n8n-workflow';

import { objectsIn } from '../transport/http/json';
import { isBlank } from '../parse/text/blank';
import type { CustomField } from '../customFields/encoding';
import { newContacts } from '../parse/contacts/contactKeys';
import { isOf, valueKeys } from './keyValues';

/** The values that a record has in fields which can have several, by the field's id. */
export type Present = ReadonlyMap<number, readonly IDataObject[]>;

interface Kind {
	/** What makes two values the same; '' is like no other. */
	keyOf(value: IDataObject, field: CustomField): string;
	/** A value that was read, as it can be written: unknown keys are refused (API facts 1.3, 5.5.4). */
	written(value: IDataObject): IDataObject;
	/** A given value takes the place of the same one. Otherwise the one that is there stays as it is. */
	replaces?: boolean;
}

const part = ({ value, enum_id: id, enum_code: code }: IDataObject): IDataObject =>
	isBlank(id) ? (isBlank(code) ? { value } : { value, enum_code: code }) : { value, enum_id: id };

/** The types of which a field can have several values (API facts 5.5.4). A chained list is one value in several parts. */
const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>(
	Object.entries({
		// Told apart by `newContacts`.
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

/** What a stored record has in fields of several values. */
export function presentIn(record: IDataObject): Present {
	return new Map(
		objectsIn(record.custom_fields_values)
			.filter(({ field_type: type }) => KINDS.get(String(type)))
			.map((field) => [Number(field.field_id), objectsIn(field.values)]),
	);
}

/**
 * The custom fields of a row with the values that the record has already, since a write replaces all values of a field. A
 * field of which nothing is new is left out; one that is cleared, or can have one value only, stays as it is.
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

/** Both lists as one; `undefined` where the second adds nothing. */
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

/** What the record has once these fields were written. */
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
