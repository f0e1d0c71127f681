import type { IDataObject } from 'n8n-workflow';

import {
	splitKind,
	codesOf,
	kindCode,
	LONGEST_WITH_KIND,
	type Contact,
} from '../parse/contacts/contactKind';
import { isBlank } from '../parse/text/blank';
import { cellParts } from '../parse/contacts/cellParts';
import { createDeduplicator, isEmail, isPhone } from '../parse/contacts/contactKeys';
import type { CustomField } from './customField';
import { emailTexts } from '../parse/contacts/emails';
import { InputError, quoted } from '../parse/text/inputError';
import { latinDigits } from '../parse/text/digits';
import { visible } from '../parse/text/invisible';
import { KIND_CODES, kindName } from '../parse/contacts/kindWords';
import { isEmptyValue } from '../parse/text/emptyValue';
import { parsedIfJson } from '../parse/json/jsonObjects';
import { isShortNumber, phoneTexts } from '../parse/phones/phoneCell';
import { unwrappedPhone } from '../parse/phones/wrapping';
import { isPlaceholder } from '../parse/text/placeholder';
import { exactText, plainText } from '../parse/text/text';

/**
 * Phones or emails with their kinds: `+7 916 111-22-33 (mobile), work: +7 495 111-22-33`, an array of such texts, or of
 * objects `{ value, enum_code }` as the API returns them. The default kind is work, as in amoCRM's own form. Repetitions
 * in another notation are dropped.
 *
 * Throws InputError for a kind that the field does not have, and for text that is clearly not a phone.
 *
 * @param kind for values that do not carry their own
 * @param country ISO code of the account's country, for phones without a country code
 */
export function contactValues(
	value: unknown,
	field: CustomField,
	kind?: string,
	country?: string,
): IDataObject[] {
	const parsed = parsedIfJson(value);
	const parts = Array.isArray(parsed) ? parsed : [parsed];
	const standard = isBlank(kind)
		? codesOf(field).find((code) => code === 'WORK')
		: kindOf(kind, field);
	const contacts = parts
		.filter((part) => !isBlank(part) && !isBlank(entered(part)))
		.filter((part) => !isEmptyValue(entered(part), field.type))
		.flatMap((part) =>
			isObject(part) ? fromObject(part, field) : fromText(textOf(part), field, country),
		);
	return distinct(contacts, field, country).map(({ text, own = standard }) =>
		own === undefined ? { value: text } : { value: text, enum_code: own },
	);
}

function distinct(contacts: Contact[], field: CustomField, country: string | undefined): Contact[] {
	// Most cells hold one value.
	if (contacts.length < 2) return contacts;
	const known = createDeduplicator(field, country);
	return contacts.filter(({ text }) => known.add(text));
}

/**
 * Phones or emails as one text. A single one stays plain, so that it can be dialled or mailed. Several carry their kinds,
 * except work, which is the default anyway.
 */
export function readContacts(values: readonly IDataObject[]): string | null {
	const all = values.flatMap(({ value, enum_code: code }) =>
		partsOf(visible(plainText(value) ?? '')).map((text) => ({ text, code })),
	);
	if (all.length === 0) return null;
	return all
		.map(({ text, code }) => {
			const plain = all.length === 1 || isBlank(code) || code === 'WORK';
			const silent = plain && splitKind(text, ANY_KIND).own === undefined;
			const stated = `${text} (${kindName(String(code ?? 'WORK'))})`;
			return silent || stated.length > LONGEST_WITH_KIND ? text : stated;
		})
		.join(', ');
}

const partsOf = (text: string) => (text.includes('@') ? emailTexts(text) : phoneTexts(text));

/** For checking whether text would be read as having a kind. */
const ANY_KIND: CustomField = {
	id: 0,
	name: '',
	type: 'multitext',
	options: KIND_CODES.map((name, id) => ({ id, name })),
};

const isObject = (part: unknown): part is { value: unknown } =>
	typeof part === 'object' && part !== null && 'value' in part;

const entered = (part: unknown) => (isObject(part) ? part.value : part);

/** An object is a single value, whatever separators it contains. */
function fromObject(
	part: { value: unknown; enum_code?: unknown; enum_id?: unknown; kind?: unknown },
	field: CustomField,
): Contact[] {
	const text = textOf(part.value);
	if (isPlaceholder(text)) return [];
	const kind = [part.enum_code, part.kind, part.enum_id].find((given) => !isBlank(given));
	const own = kind === undefined ? undefined : kindOf(kind, field);
	return [{ text: isPhone(field) ? unwrappedPhone(text) : text, own }];
}

/** Splits text into values, each without its kind if the field has that kind. */
function fromText(text: string, field: CustomField, country: string | undefined): Contact[] {
	const apart = (part: string) => splitKind(part, field);
	if (isEmail(field)) return emailTexts(text).map(apart);
	if (!isPhone(field))
		return cellParts(text)
			.filter((part) => !isPlaceholder(part))
			.map(apart);
	const isValue = (part: string) => isShortNumber(apart(part).text);
	return phoneTexts(unwrappedPhone(latinDigits(text)), country, isValue)
		.map(apart)
		.map(({ text: phone, own }) => ({ text: unwrappedPhone(phone), own }));
}

function textOf(value: unknown): string {
	const text = typeof value === 'boolean' ? undefined : exactText(value);
	if (text !== undefined) return visible(text).trim();
	throw new InputError(
		`${quoted(value)} is not a phone or email`,
		'Enter text, or an object such as { "value": "+7 916 111-22-33", "enum_code": "MOB" }.',
	);
}

function kindOf(kind: unknown, field: CustomField): string {
	const given = plainText(kind) ?? '';
	const code = kindCode(given, field) ?? field.options.find(({ id }) => String(id) === given)?.name;
	if (code !== undefined) return code;
	const kinds = codesOf(field);
	const hint =
		kinds.length > 0
			? `Possible kinds: ${kinds.join(', ')}.`
			: 'This field has no kinds: leave it empty.';
	throw new InputError(`there is no kind ${quoted(kind)}`, hint);
}
