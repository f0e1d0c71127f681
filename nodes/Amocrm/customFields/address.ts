import type { IDataObject } from 'n8n-workflow';

import { isBlank } from '../parse/text/blank';
import { countryCode } from '../parse/names/country';
import type { PlainValue } from './valueCodec';
import { InputError, quoted } from '../parse/text/inputError';
import { looksLikeJson, objectsOf } from '../parse/json/jsonObjects';
import { fold, plainText } from '../parse/text/text';

/** Parts of a smart address, in the order of their IDs from 1 (API facts 5.5.4). */
const PARTS = ['address_line_1', 'address_line_2', 'city', 'state', 'zip', 'country'];

/**
 * A smart address from one line, from an object of parts, or in the API's read format.
 *
 * Throws InputError.
 */
export function addressValues(value: unknown): IDataObject[] {
	const objects = objectsOf(value, PARTS[0]);
	const named = objects.every((object) => 'value' in object)
		? objects.map(asRead)
		: objects.flatMap(Object.entries);
	const parts = new Map<string, string>();
	for (const [name, given] of named) {
		if (isBlank(given)) continue;
		const part = fold(String(name)).replace(/ /g, '_');
		const text = plainText(given);
		if (!PARTS.includes(part) || parts.has(part) || text === undefined) throw notAnAddress(value);
		parts.set(part, part === 'country' ? countryCode(text) : text);
	}
	return PARTS.flatMap((part) =>
		parts.has(part) ? [{ value: parts.get(part), enum_code: part }] : [],
	);
}

/** One line if the address has no other parts, otherwise an object of its parts. */
export function readAddress(values: readonly IDataObject[]): PlainValue {
	const parts = values.map(asRead);
	// Unknown parts must not be dropped.
	if (parts.some(([name]) => !PARTS.includes(String(name)))) return [...values];
	const address = Object.fromEntries(parts.filter(([, value]) => !isBlank(value)));
	const { address_line_1: line, ...others } = address;
	const isLine =
		typeof line === 'string' && Object.keys(others).length === 0 && !looksLikeJson(line);
	return isLine ? line : address;
}

const asRead = ({ value, enum_code: code, enum_id: id }: IDataObject): [unknown, PlainValue] => [
	code ?? PARTS[Number(id) - 1],
	value,
];

const notAnAddress = (value: unknown) =>
	new InputError(
		`${quoted(value)} is not one address`,
		`Enter one line, or an object with these parts: ${PARTS.join(', ')}.`,
	);
