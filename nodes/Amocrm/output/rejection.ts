import type { IDataObject } from 'n8n-workflow';

import type { Directory } from '../lists/directory';
import { complexParts } from '../resources/common/complex';
import type { Resource } from '../resources/resource';
import { at, isObject } from '../transport/http/json';
import type { Failure, FieldError } from '../transport/types';
import type { CustomField } from '../customFields/encoding';
import { quoted } from '../parse/text/inputError';

/** What the API's codes mean for the user (API facts 3.2). */
const WORDS = new Map<string, [what: string, todo: string]>(
	Object.entries({
		NotSupportedChoice: [
			'is not a possible choice',
			'Check that it exists in amoCRM and is active.',
		],
		FieldNotExpected: ['cannot be written here', 'Remove it from the JSON.'],
		NotNullable: ['must not be null', 'Omit it, or enter a value.'],
		FieldMissing: ['is missing', 'Enter a value.'],
		NotBlank: ['must not be empty', 'Enter a value.'],
		InvalidType: ['has the wrong type', 'Check whether a number, text or a list is expected.'],
		TooLow: ['must be a positive number', 'Check the number.'],
		TooLong: ['is too long', 'Shorten it.'],
		TooShort: ['is too short', 'Check the value.'],
		TooMany: ['has too many values', 'Remove some.'],
		InvalidFormat: ['has the wrong format', 'Check the value.'],
		'Entity not found': [
			'belongs to no contact or company',
			'Create the contact first, or correct the number.',
		],
		InvalidPhoneNumber: ['is not a phone number', 'Check the number.'],
	}),
);

/**
 * Explains the API's errors about one row, with field labels instead of paths.
 *
 * @param failure used if the API named no field
 */
export async function explainRejection(
	resource: Resource,
	payload: IDataObject,
	errors: readonly FieldError[],
	failure: Failure,
	directory?: Directory,
): Promise<Failure> {
	if (errors.length === 0) return failure;
	if (errors.some(({ path, code }) => path === 'id' && code === 'NotSupportedChoice'))
		return { ...failure, ...noSuchRecord(resource, payload) };
	const said: Words[] = [];
	for (const error of errors) said.push(await inWords(resource, payload, error, directory));
	const messages = [...new Set(said.map(({ message }) => message))];
	const todos = [...new Set(said.map(({ todo }) => todo))];
	return {
		...failure,
		message: `amoCRM refused this row: ${messages.join('; ')}`,
		description: todos.join(' '),
	};
}

/** The error for an ID that does not exist. */
export const noSuchRecord = (
	{ singular, plural }: Pick<Resource, 'singular' | 'plural'>,
	{ id }: IDataObject,
) => ({
	message: `There is no ${singular.toLowerCase()} with the ID ${String(id)}`,
	description: `It may have been deleted or merged. Look it up with 'Get Many' of ${plural.toLowerCase()}.`,
});

interface Words {
	message: string;
	todo: string;
}

async function inWords(
	resource: Resource,
	payload: IDataObject,
	error: FieldError,
	directory: Directory | undefined,
): Promise<Words> {
	const part = partOf(error.path);
	const [of, body, path] = part
		? [part.resource, at(payload, '_embedded', part.embedded, 0), part.path]
		: [resource, payload, error.path];
	const fields = path.startsWith('custom_fields_values')
		? await directory?.knownFields(of.embedded)
		: [];
	const content = isObject(body) ? body : {};
	const label = labelOf(of, content, path, fields ?? []);
	return inField(part ? `${of.singular}: ${label}` : label, content, { ...error, path });
}

/** A record created together with this one: `_embedded.contacts.0.first_name`. */
function partOf(path: string) {
	const [, list, rest] = /^_embedded\.(contacts|companies)\.0\.(.+)$/.exec(path) ?? [];
	const part = complexParts.find(({ embedded }) => embedded === list);
	// An ID selects an existing record and belongs to this one.
	return part && rest !== undefined && rest !== 'id' ? { ...part, path: rest } : undefined;
}

function inField(label: string, payload: IDataObject, { code, path, detail }: FieldError): Words {
	const value = at(
		payload,
		...path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key)),
	);
	const shown =
		value === undefined || value === null || typeof value === 'object' ? '' : ` ${quoted(value)}`;
	const [what, todo] = WORDS.get(code) ?? [detail || code || 'is not accepted', 'Check the value.'];
	const original = code === 'InvalidType' && detail ? ` (${detail})` : '';
	return { message: `'${label}'${shown} ${what}${original}`, todo };
}

/** The label of a path: the custom field's name for `custom_fields_values.0.values.0.value`, otherwise the form label. */
function labelOf(
	resource: Resource,
	payload: IDataObject,
	path: string,
	fields: readonly CustomField[],
): string {
	const [first = '', second = ''] = path.split('.');
	if (first === 'custom_fields_values' && second !== '') {
		const written = at(payload, first, Number(second));
		const [id, code] = [at(written, 'field_id'), at(written, 'field_code')];
		const known = fields.find((field) =>
			id === undefined ? field.code === code : field.id === Number(id),
		);
		return known?.name ?? `Custom Fields, ${String(id ?? code ?? second)}`;
	}
	const name = first === '_embedded' ? second : first === 'tags_to_add' ? 'tags' : first;
	const own = resource.fields.find((field) =>
		field.within === undefined
			? field.name === name
			: [field.within, field.name].join('.') === path,
	);
	return own?.label ?? path;
}
