import type { IDataObject } from 'n8n-workflow';

import { isBlank } from './blank';
import { parseDay, parseTime, type Zones } from './dates';
import { createFinder, type Finder, type Named } from './finder';
import { InputError, quoted } from './inputError';
import { contactValues } from './multitext';
import { parseBoolean, parseNumber } from './numbers';
import { objectsOf } from './objects';

/** A custom field of the account (API facts 5.5.1), as far as writing needs it. */
export interface CustomField extends Named {
	/** One of API facts 5.5.4; others may appear without notice. */
	type: string;
	options: readonly Named[];
}

type Codec = (value: unknown, field: CustomField, zones: Zones) => IDataObject[];

const asText: Codec = (value) => [{ value: textOf(value) }];
const asNumber: Codec = (value) => [{ value: String(parseNumber(value)) }];
const asDay: Codec = (value, _field, zones) => [{ value: parseDay(value, zones) }];
const asOption: Codec = (value, field) => [{ enum_id: finderOf(field)(value).id }];
const asOptions: Codec = (value, field) => optionsOf(value, field).map(({ id }) => ({ enum_id: id }));
const asObjects: Codec = (value) => objectsOf(value).map((object) => ({ value: object }));

/** How a value becomes `values[]` of a write, by the field's type (API facts 5.5.4). */
const CODECS: Record<string, Codec> = {
	text: asText,
	textarea: asText,
	streetaddress: asText,
	tracking_data: asText,
	org_legal_name: asText,
	url: asText,
	numeric: asNumber,
	price: asNumber,
	monetary: asNumber,
	checkbox: (value) => [{ value: parseBoolean(value) }],
	date: asDay,
	birthday: asDay,
	date_time: (value, _field, zones) => [{ value: parseTime(value, zones) }],
	select: asOption,
	radiobutton: asOption,
	category: asOption,
	multiselect: asOptions,
	multitext: contactValues,
	smart_address: (value) => addressParts(value),
	legal_entity: (value) => objectsOf(value, 'name').map((object) => ({ value: object })),
	linked_entity: (value) => objectsOf(value, 'name').map((object) => ({ value: object })),
	payer: (value) => objectsOf(value, 'name').map((object) => ({ value: object })),
	file: (value) => objectsOf(value, 'file_uuid').map((object) => ({ value: object })),
	supplier: (value) => objectsOf(value, 'entity_id', parseNumber).map((object) => ({ value: object })),
	items: asObjects,
	chained_list: (value) => objectsOf(value),
};

/** Types whose value depends on the account's time zone. */
export const needsAccountZone = ({ type }: CustomField) => type === 'date' || type === 'birthday';

/** Types of which a field may hold several values, so that it can be given several times. */
export const isMultiple = ({ type }: CustomField) =>
	['multitext', 'multiselect', 'smart_address', 'items', 'chained_list', 'linked_entity', 'file'].includes(type);

/**
 * The `values[]` of one custom field from what a user entered. A field of a type not known here is written as text.
 *
 * Throws InputError.
 *
 * @param kind of a phone or e-mail, for all values that do not carry their own
 */
export function encode(field: CustomField, value: unknown, zones: Zones, kind?: string): IDataObject[] {
	if (field.type === 'multitext') return contactValues(value, field, zones, kind);
	return (CODECS[field.type] ?? asText)(value, field, zones);
}

function textOf(value: unknown): string {
	if (Array.isArray(value)) return value.map(textOf).join(', ');
	if (typeof value === 'object' && value !== null) {
		throw new InputError(`${quoted(value)} is not a text`, 'Pick one value of the object in the expression.');
	}
	return String(value);
}

const finders = new WeakMap<CustomField, Finder<Named>>();

function finderOf(field: CustomField): Finder<Named> {
	const known = finders.get(field) ?? createFinder(field.options, 'option');
	finders.set(field, known);
	return known;
}

/** Several options from an array or a text with commas. A label may itself hold commas, so longer pieces are tried first. */
function optionsOf(value: unknown, field: CustomField): Named[] {
	const find = finderOf(field);
	if (Array.isArray(value)) return unique(value.filter((one) => !isBlank(one)).map(find));
	if (typeof value !== 'string') return [find(value)];
	const pieces = value.split(/[,;\n]/);
	const separators = value.match(/[,;\n]/g) ?? [];
	const found: Named[] = [];
	for (let start = 0; start < pieces.length; ) {
		const end = longestLabel(pieces, separators, start, field);
		const label = join(pieces, separators, start, end);
		if (!isBlank(label)) found.push(find(label));
		start = end;
	}
	return unique(found);
}

function longestLabel(pieces: string[], separators: string[], start: number, { options }: CustomField): number {
	for (let end = pieces.length; end > start + 1; end -= 1) {
		const label = join(pieces, separators, start, end).trim().toLowerCase();
		if (options.some(({ name }) => name.trim().toLowerCase() === label)) return end;
	}
	return start + 1;
}

const join = (pieces: string[], separators: string[], start: number, end: number) =>
	pieces
		.slice(start, end)
		.map((piece, i) => (i === 0 ? piece : `${separators[start + i - 1] ?? ','}${piece}`))
		.join('');

const unique = <T>(things: T[]) => [...new Set(things)];

/** Parts of a smart address and their fixed codes (API facts 5.5.4). */
const ADDRESS_PARTS = ['address_line_1', 'address_line_2', 'city', 'state', 'zip', 'country'];

/** An address from an object of parts, or from one line. */
function addressParts(value: unknown): IDataObject[] {
	const [address = {}, ...more] = objectsOf(value, 'address_line_1');
	const unknown = Object.keys(address).find((part) => !ADDRESS_PARTS.includes(part));
	if (unknown !== undefined || more.length > 0) {
		throw new InputError(`${quoted(value)} is not one address`, `Enter one line, or an object with these parts: ${ADDRESS_PARTS.join(', ')}.`);
	}
	return ADDRESS_PARTS.filter((part) => !isBlank(address[part])).map((part) => ({
		value: String(address[part]),
		enum_code: part,
	}));
}
