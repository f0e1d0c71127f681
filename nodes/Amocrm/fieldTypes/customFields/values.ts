import type { IDataObject } from 'n8n-workflow';

import type { Directory } from '../../lists/directory';
import { asError } from '../../transport/http/asError';
import { at, objectsIn } from '../../transport/http/json';
import { isBlank, isLocator } from '../../parse/text/blank';
import { isPhone, newContacts } from '../../parse/contacts/contactKeys';
import {
	encode,
	isMultiple,
	needsAccountCountry,
	needsAccountZone,
	type CustomField,
} from '../../customFields/encoding';
import { LONGEST_NAME } from '../../parse/names/finder';
import { inField, InputError } from '../../parse/text/inputError';
import { kindCode } from '../../parse/contacts/contactKind';
import { withNotation } from '../../rows/withNotation';
import type { FormContext } from '../../rows/formContext';

/** A value for a custom field, as entered. */
export interface CustomFieldEntry {
	/** Identifies the field: a locator, a name, a code or an ID. */
	wanted: unknown;
	entered: unknown;
	/** Kind of phones and emails that do not state their own, in any wording. */
	kind?: unknown;
}

/** The custom fields entered in the form. */
export const entriesOf = (value: unknown): CustomFieldEntry[] =>
	objectsIn(at(value, 'field')).map(({ field_id: wanted, value: entered }) => ({
		wanted,
		entered,
	}));

/** Encodes values of custom fields as part of the request body. Throws InputError, UnreadableError. */
export async function customFieldsOf(
	entries: readonly CustomFieldEntry[],
	context: FormContext,
): Promise<IDataObject> {
	const encoded = new Map<number, IDataObject[] | null>();
	for (const { wanted, entered, kind: own } of entries) {
		if (isBlank(entered) && !context.clearEmpty) continue;
		if (isBlank(wanted))
			throw new InputError('a value has no field', 'Choose the custom field of each value.');
		const { field, kind: chosen } = await fieldChoice(wanted, context.directory);
		const kind = isBlank(own) ? chosen : String(own);
		const before = encoded.get(field.id);
		// An empty value next to another one does not count as a second value.
		if (before?.length && !isBlank(entered) && !isMultiple(field))
			throw new InputError(`"${field.name}" is given twice`, 'Remove one of the two values.');
		const values = isBlank(entered) ? [] : await encodedValues(field, entered, context, kind);
		// Text with only commas is empty too.
		if (values.length === 0 && !context.clearEmpty) continue;
		encoded.set(field.id, await together(before ?? [], values, field, context));
	}
	if (encoded.size === 0) return {};
	const list = [...encoded].map(([id, values]) => ({
		field_id: id,
		// A copy needs less memory: an array that has grown reserves room for sixteen more elements.
		values: values?.length ? values.slice() : null,
	}));
	return { custom_fields_values: list };
}

/** Joins the values of several columns of one field, without repeated phones or emails. */
async function together(
	before: readonly IDataObject[],
	values: readonly IDataObject[],
	field: CustomField,
	{ directory }: FormContext,
): Promise<IDataObject[]> {
	if (before.length === 0 || field.type !== 'multitext') return [...before, ...values];
	const country = isPhone(field) ? await directory.country() : undefined;
	return [...before, ...newContacts(before, values, field, country)];
}

/** A custom field, and the chosen kind if it holds phones or emails. */
export interface FieldChoice {
	field: CustomField;
	kind?: string;
}

/** How a field and a kind are stored in workflows: `300101:MOB`. */
const ID_AND_KIND = /^\s*(\d+)(?::(\w+))?\s*$/;

/** How people write the two: `Phone (mobile)`. */
function nameAndKind(given: string): { name: string; word: string } | undefined {
	const text = given.trim();
	const open = text.lastIndexOf('(');
	if (open < 1 || !text.endsWith(')') || text.length > LONGEST_NAME) return undefined;
	return { name: text.slice(0, open).trim(), word: text.slice(open + 1, -1) };
}

/**
 * The custom field that a locator or a plain value refers to. A value picked from the list or entered as an ID is an ID, even if a
 * field has that name. Throws InputError, UnreadableError.
 */
export async function fieldChoice(wanted: unknown, directory: Directory): Promise<FieldChoice> {
	const known = choices.get(directory) ?? new Map<string, Promise<FieldChoice>>();
	choices.set(directory, known);
	const key = keyOf(wanted);
	const choice = known.get(key) ?? readChoice(wanted, directory);
	if (known.size < MAX_CHOICES) known.set(key, choice);
	return await choice;
}

const keyOf = (wanted: unknown) =>
	isLocator(wanted)
		? `${wanted.mode} ${typeof wanted.value} ${String(wanted.value)}`
		: `${typeof wanted} ${String(wanted)}`;

/** The rows of a run refer to the same few fields. */
const choices = new WeakMap<Directory, Map<string, Promise<FieldChoice>>>();
const MAX_CHOICES = 1000;

async function readChoice(wanted: unknown, directory: Directory): Promise<FieldChoice> {
	const given = isLocator(wanted) ? wanted.value : wanted;
	const [, id, kind] = ID_AND_KIND.exec(String(given)) ?? [];
	const isId = id !== undefined && isLocator(wanted) && wanted.mode !== 'name';
	if (isId || (id !== undefined && kind !== undefined)) {
		return { field: await directory.customField(Number(id)), kind };
	}
	try {
		return { field: await directory.customField(given) };
	} catch (error) {
		// The name may carry a kind.
		const choice = await withKind(String(given), directory);
		if (!choice) throw asError(error);
		return choice;
	}
}

async function withKind(given: string, directory: Directory): Promise<FieldChoice | undefined> {
	const parts = nameAndKind(given);
	if (!parts) return undefined;
	try {
		const field = await directory.customField(parts.name);
		const kind = field.type === 'multitext' ? kindCode(parts.word, field) : undefined;
		return kind === undefined ? undefined : { field, kind };
	} catch (error) {
		// Unknown without the brackets too: the first error quotes what was typed.
		if (error instanceof InputError) return undefined;
		throw asError(error);
	}
}

/** Encodes an entered value as the `values[]` of a custom field. Throws InputError, UnreadableError. */
export async function encodedValues(
	field: CustomField,
	entered: unknown,
	context: FormContext,
	kind?: string,
): Promise<IDataObject[]> {
	const workflow = context.workflowZone;
	const account = needsAccountZone(field) ? await context.directory.zone() : workflow;
	const country = needsAccountCountry(field) ? await context.directory.country() : undefined;
	try {
		return await withNotation(context, field.name, (notation) =>
			encode(field, entered, { workflow, account, country, notation }, kind),
		);
	} catch (error) {
		// Adds the name of the custom field.
		throw inField(field.name, error);
	}
}
