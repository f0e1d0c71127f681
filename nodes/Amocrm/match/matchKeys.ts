import type { IDataObject } from 'n8n-workflow';

import { accountCountry } from '../lists/accountSettings';
import { readCustomFields } from '../lists/customFields';
import { createDirectory } from '../lists/directory';
import type { KeyType } from '../resources/resource';
import type { Connection } from '../transport/http/connection';
import { at, objectsIn } from '../transport/http/json';
import { isBlank } from '../parse/text/blank';
import { isPhone } from '../parse/contacts/contactKeys';
import { isMultiple, type CustomField } from '../customFields/encoding';
import { documentNumber, searchedParts, spellings } from '../parse/numbers/documentNumber';
import { inField, InputError, quoted } from '../parse/text/inputError';
import { createWanted, offeredTokens } from '../parse/phones/phoneTokens';
import { fieldChoice } from '../fieldTypes/customFields/values';
import { fieldValues, idValues, nameValues, writtenValues, type ValuesOf } from './keyValues';
import { anyWord, phoneSearches, wholeText, type SearchTexts } from './searchTexts';
import type { Run } from '../verbs/verb';

/** How rows and stored records are compared. */
export interface MatchKey {
	label: string;
	valuesOf: ValuesOf;
	/** The values by which a stored record is found, if they differ from those of rows. */
	storedValuesOf?: ValuesOf;
	/** Adapts the key to the rows of a run, if they depend on each other. */
	forRows?(contents: readonly IDataObject[]): MatchKey;
	/** The value is the record's ID, so it can be read directly and must exist. */
	isId?: boolean;
	/** A record has at most one value of it, so records with different values differ. */
	single?: boolean;
	/** What the row contains for the key, even if it is not a value to match by. */
	writtenIn(content: IDataObject): string[];
	/** How a value may be stored, for keys in which several texts are equal. */
	spellings?(value: string): readonly string[];
	/** How to search for records with a value; missing if the search cannot find them. */
	searchTexts?(value: string): SearchTexts;
	/** The query's `filter`, for accounts that have filters (API facts 1.7); missing if it would be stricter than the key. */
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

/** Types whose values search and filter compare as they are. */
const TEXTS = ['text', 'url', 'textarea', 'streetaddress'];
const OPTIONS = ['select', 'multiselect', 'radiobutton'];

/**
 * Types whose values cannot be compared: parts of addresses, which share cities and countries, and objects, which are
 * read with more than was written.
 */
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

/** A document number may be stored with or without separators. */
const storedAs = (value: string) => {
	const number = documentNumber(value);
	return number === value ? spellings(number) : [value];
};

const anySpelling = (value: string): SearchTexts =>
	documentNumber(value) === value ? searchedParts(value).map((part) => [part]) : wholeText(value);

/**
 * The key for a custom field. Throws InputError if its values cannot be compared.
 *
 * @param country ISO code of the account's country, for phones without a country code
 */
export function byField(field: CustomField, country?: string): MatchKey {
	const { id, name, type } = field;
	if (NO_KEYS.includes(type))
		throw new InputError(
			`the field "${name}" cannot identify records`,
			'Choose a field with text, a number, a date or an option, such as a tax number.',
		);
	const key: MatchKey = {
		label: name,
		valuesOf: fieldValues(field, country),
		writtenIn: (content) => writtenValues(content, field),
		single: !isMultiple(field),
	};
	if (isPhone(field)) return phoneKey(key);
	if (type === 'multitext' || type === 'tracking_data') return { ...key, searchTexts: wholeText };
	const filter = (values: readonly string[]) => ({ custom_fields_values: { [id]: [...values] } });
	if (type === 'numeric') return { ...key, searchTexts: wholeText, filter };
	if (TEXTS.includes(type))
		return { ...key, spellings: storedAs, searchTexts: anySpelling, filter };
	return OPTIONS.includes(type) ? { ...key, filter } : key;
}

/** Phones with and without an extension find each other. */
function phoneKey(key: MatchKey): MatchKey {
	const { valuesOf } = key;
	return {
		...key,
		searchTexts: phoneSearches,
		storedValuesOf: (record) => offeredTokens(valuesOf(record)),
		forRows: (contents) => {
			const wantedOf = createWanted(contents.flatMap(valuesOf));
			return { ...key, ...phoneKey(key), valuesOf: (row) => wantedOf(valuesOf(row)) };
		},
	};
}

/** The keys adapted to the rows of a run. */
export const keysForRows = (
	keys: readonly MatchKey[],
	contents: readonly IDataObject[],
): MatchKey[] => keys.map((key) => key.forRows?.(contents) ?? key);

/**
 * The keys of 'Match By' in order. The record's ID comes first unless it has a position of its own.
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

/** Whether 'Match By' includes a type of key. */
export const isKey = (run: Run, type: KeyType): boolean => given(run).some(({ by }) => by === type);

async function keyOf(by: unknown, field: unknown, run: Run): Promise<MatchKey> {
	const type = run.resource.matchBy?.keys.find((known) => known === by);
	if (!type)
		throw new InputError(`'Match By': there is no key ${quoted(by)}`, 'Choose one from the list.');
	try {
		return await KEYS[type](run, field);
	} catch (error) {
		// Adds the label that the user sees.
		throw inField('Match By', error);
	}
}

const KEYS: Record<KeyType, (run: Run, field: unknown) => Promise<MatchKey>> = {
	id: async () => BY_ID,
	name: async () => BY_NAME,
	phone: async (run) => await ofAccount(await contactField(run, 'PHONE'), run.connection),
	email: async (run) => await ofAccount(await contactField(run, 'EMAIL'), run.connection),
	customField: async (run, wanted) => {
		if (isBlank(wanted))
			throw new InputError(
				'a key has no field',
				'Choose the custom field that identifies records.',
			);
		return await byChosenField(run, wanted);
	},
};

/** The key for the custom field in a locator or a plain value. Throws InputError, UnreadableError. */
export async function byChosenField(
	{ connection, resource }: Run,
	wanted: unknown,
): Promise<MatchKey> {
	const { field } = await fieldChoice(wanted, createDirectory(connection, resource.embedded));
	return await ofAccount(field, connection);
}

const ofAccount = async (field: CustomField, connection: Connection): Promise<MatchKey> =>
	byField(field, isPhone(field) ? await accountCountry(connection) : undefined);

/** Every account has fields for phones and emails (API facts 5.2), under varying names. */
async function contactField({ connection, resource }: Run, code: string): Promise<CustomField> {
	const fields = await readCustomFields(connection, resource.embedded);
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
