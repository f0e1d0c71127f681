import type { IDataObject } from 'n8n-workflow';

import { customFields } from '../lists/customFields';
import { createDirectory } from '../lists/directory';
import type { KeyType } from '../resources/types';
import { at, objectsIn } from '../transport/json';
import { isBlank } from '../values/blank';
import { isMultiple, type CustomField } from '../values/customFields';
import { documentNumber, searchedParts, spellings } from '../values/documentNumber';
import { inField, InputError, quoted } from '../values/inputError';
import { fieldChoice } from './formCustomFields';
import {
	fieldValues,
	idValues,
	isPhone,
	nameValues,
	writtenValues,
	type ValuesOf,
} from './keyValues';
import { anyWord, phoneTails, wholeText, type SearchTexts } from './searchTexts';
import type { Run } from './types';

/** By what rows and stored records are told to be the same. */
export interface MatchKey {
	label: string;
	valuesOf: ValuesOf;
	/** The value is the record's id: it can be read by its address, and must exist. */
	isId?: boolean;
	/** A record has one value of it at most, so that two with different values are two. */
	single?: boolean;
	/** What a row was given for it, also where that is no value to match by. */
	writtenIn(content: IDataObject): string[];
	/** How a value may be stored; for keys by which several texts are one value. */
	spellings?(value: string): readonly string[];
	/** How records with a value are searched for; not for what the search cannot find. */
	searchTexts?(value: string): SearchTexts;
	/** Under `filter` of the query, for accounts that have filters (API facts 1.7). Not where it would be stricter than the key. */
	filter?(values: readonly string[]): IDataObject;
}

const BY_ID: MatchKey = {
	label: 'ID',
	isId: true,
	single: true,
	valuesOf: idValues,
	writtenIn: idValues,
	filter: (values) => ({ id: [...values] }),
};

export const BY_NAME: MatchKey = {
	label: 'Name',
	valuesOf: nameValues,
	writtenIn: ({ name, first_name: first, last_name: last }) =>
		[isBlank(name) ? [first, last] : [name]].map((parts) =>
			parts.filter((part) => !isBlank(part)).join(' '),
		),
	searchTexts: anyWord,
};

/** Types whose values are found by the search as they stand, and compared by the filter as they stand. */
const TEXTS = ['text', 'url', 'textarea', 'streetaddress'];
const OPTIONS = ['select', 'multiselect', 'radiobutton'];

/** Types whose values are parts, of which others share a city or a country, or objects that are read with more than was written. */
const NO_KEYS = [
	'chained_list',
	'file',
	'items',
	'legal_entity',
	'linked_entity',
	'payer',
	'smart_address',
	'supplier',
];

/** A document's number may be stored with or without its signs. */
const storedAs = (value: string) => {
	const number = documentNumber(value);
	return number === value ? spellings(number) : [value];
};

const anySpelling = (value: string): SearchTexts =>
	documentNumber(value) === value ? searchedParts(value).map((part) => [part]) : wholeText(value);

/** The key of a custom field. Throws InputError for one whose values cannot be compared. */
export function byField(field: CustomField): MatchKey {
	const { id, name, type } = field;
	if (NO_KEYS.includes(type))
		throw new InputError(
			`the field "${name}" cannot tell records apart`,
			'Choose a field with a text, a number, a date or an option, such as a tax number.',
		);
	const key: MatchKey = {
		label: name,
		valuesOf: fieldValues(field),
		writtenIn: (content) => writtenValues(content, field),
		single: !isMultiple(field),
	};
	if (isPhone(field)) return { ...key, searchTexts: phoneTails };
	if (type === 'multitext' || type === 'tracking_data') return { ...key, searchTexts: wholeText };
	const filter = (values: readonly string[]) => ({ custom_fields_values: { [id]: [...values] } });
	if (type === 'numeric') return { ...key, searchTexts: wholeText, filter };
	if (TEXTS.includes(type))
		return { ...key, spellings: storedAs, searchTexts: anySpelling, filter };
	return OPTIONS.includes(type) ? { ...key, filter } : key;
}

/**
 * The keys of 'Match By' in their order. A record's ID decides in front of them, unless it has a place of its own.
 *
 * Throws InputError, UnreadableError.
 */
export async function chosenKeys(run: Run): Promise<MatchKey[]> {
	const chosen = given(run);
	if (chosen.length === 0)
		throw new InputError("'Match By' is empty", 'Add a key, such as the name or a phone.');
	const keys: MatchKey[] = [];
	for (const { by, field_id: field } of chosen) keys.push(await keyOf(by, field, run));
	return keys.some(({ isId }) => isId) ? keys : [BY_ID, ...keys];
}

const given = ({ context }: Run) =>
	objectsIn(at(context.getNodeParameter('matchBy', 0, {}), 'key'));

/** Whether a kind of key is among those of 'Match By'. */
export const isKey = (run: Run, type: KeyType): boolean => given(run).some(({ by }) => by === type);

async function keyOf(by: unknown, field: unknown, run: Run): Promise<MatchKey> {
	const type = run.resource.matchBy?.keys.find((known) => known === by);
	if (!type)
		throw new InputError(`'Match By': there is no key ${quoted(by)}`, 'Choose one from the list.');
	try {
		return await KEYS[type](run, field);
	} catch (error) {
		// The same complaint, with the label the user sees.
		throw inField('Match By', error);
	}
}

const KEYS: Record<KeyType, (run: Run, field: unknown) => Promise<MatchKey>> = {
	id: async () => BY_ID,
	name: async () => BY_NAME,
	phone: async (run) => byField(await contactField(run, 'PHONE')),
	email: async (run) => byField(await contactField(run, 'EMAIL')),
	customField: async (run, wanted) => {
		if (isBlank(wanted))
			throw new InputError(
				'a key has no field',
				'Choose the custom field that tells records apart.',
			);
		return await byChosenField(run, wanted);
	},
};

/** The key of the custom field that a locator or a plain value names. Throws InputError, UnreadableError. */
export async function byChosenField(
	{ connection, resource }: Run,
	wanted: unknown,
): Promise<MatchKey> {
	const { field } = await fieldChoice(wanted, createDirectory(connection, resource.embedded));
	return byField(field);
}

/** Phones and emails are fields that every account has (API facts 5.2), whatever they are called in it. */
async function contactField({ connection, resource }: Run, code: string): Promise<CustomField> {
	const fields = await customFields(connection, resource.embedded);
	const field = fields.find((known) => known.code === code);
	if (field) return field;
	throw new InputError(
		`there is no field with the code ${code}`,
		'Choose another key, or add the field in amoCRM.',
	);
}

/** Whether a row has a value for any of the keys. */
export const hasValue = (keys: readonly MatchKey[], content: IDataObject): boolean =>
	keys.some(({ valuesOf }) => valuesOf(content).length > 0);
