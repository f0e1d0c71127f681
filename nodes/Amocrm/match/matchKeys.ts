import type { IDataObject } from 'n8n-workflow';

import { accountCountry } from '../lists/accountSettings';
import { customFields } from '../lists/customFields';
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

/** By what rows and stored records are told to be the same. */
export interface MatchKey {
	label: string;
	valuesOf: ValuesOf;
	/** The values a stored record can be found by, where these are not the ones that rows look for. */
	storedValuesOf?: ValuesOf;
	/** The key for the rows of a run, where they depend on each other. */
	forRows?(contents: readonly IDataObject[]): MatchKey;
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

/**
 * The key of a custom field. Throws InputError for one whose values cannot be compared.
 *
 * @param country ISO code of the account's country, by which phones without a country code are read
 */
export function byField(field: CustomField, country?: string): MatchKey {
	const { id, name, type } = field;
	if (NO_KEYS.includes(type))
		throw new InputError(
			`the field "${name}" cannot tell records apart`,
			'Choose a field with a text, a number, a date or an option, such as a tax number.',
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

/** Phones with an extension and without are found by each other. */
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

/** The keys for the rows of a run. */
export const keysForRows = (
	keys: readonly MatchKey[],
	contents: readonly IDataObject[],
): MatchKey[] => keys.map((key) => key.forRows?.(contents) ?? key);

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
	phone: async (run) => await ofAccount(await contactField(run, 'PHONE'), run.connection),
	email: async (run) => await ofAccount(await contactField(run, 'EMAIL'), run.connection),
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
	return await ofAccount(field, connection);
}

const ofAccount = async (field: CustomField, connection: Connection): Promise<MatchKey> =>
	byField(field, isPhone(field) ? await accountCountry(connection) : undefined);

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
