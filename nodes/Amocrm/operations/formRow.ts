import type { IDataObject } from 'n8n-workflow';

import type { Directory } from '../lists/directory';
import type { Field, FieldType } from '../resources/types';
import { at, objectsIn } from '../transport/json';
import { UnreadableError } from '../transport/pages';
import { isBlank, isLocator } from '../values/blank';
import { encode, isMultiple, needsAccountZone, type CustomField } from '../values/customFields';
import { parseTime } from '../values/dates';
import { InputError, inField } from '../values/inputError';
import type { WritableRow } from './types';

/** What encoding a row needs beside the row. */
export interface FormContext {
	directory: Directory;
	/** IANA name; times without a zone are meant in it. */
	workflowZone: string;
	/** Tags that the account does not have are made, instead of refused. */
	createTags: boolean;
	/** Whether an empty custom field is cleared in amoCRM, instead of left alone. */
	clearEmpty: boolean;
}

/**
 * One row of the form as a body of the API. Only what was filled in is sent; `0` and `false` are values.
 *
 * Throws InputError with the field's label, UnreadableError if a list of the account cannot be read.
 */
export async function encodeFormRow(
	fields: readonly Field[],
	entry: IDataObject,
	context: FormContext,
): Promise<WritableRow> {
	const payload: IDataObject = {};
	for (const field of fields) {
		const value = entry[field.name];
		if (field.type === 'requestId') continue;
		if (isBlank(value)) {
			if (field.required) throw new InputError(`'${field.label}' is missing`, `Enter a value for '${field.label}', or check the expression in it.`);
			continue;
		}
		try {
			Object.assign(payload, await ENCODERS[field.type](field, value, context));
		} catch (error) {
			// The same complaint, with the label of the field the user sees.
			throw inField(field.label, error);
		}
	}
	return { payload, requestId: isBlank(entry.request_id) ? null : entry.request_id };
}

const ENCODERS: Record<Exclude<FieldType, 'requestId'>, (field: Field, value: unknown, context: FormContext) => Promise<IDataObject>> = {
	text: async ({ name }, value) => ({ [name]: textOf(value) }),
	time: async ({ name }, value, { workflowZone }) => ({
		[name]: parseTime(value, { workflow: workflowZone, account: workflowZone }),
	}),
	user: async ({ name }, value, context) => ({ [name]: await userId(value, context) }),
	userOrRobot: async ({ name }, value, context) => ({ [name]: isRobot(value) ? 0 : await userId(value, context) }),
	tags: async (_field, value, context) => ({ _embedded: { tags: await tagsOf(value, context) } }),
	customFields: async (_field, value, context) => await customFieldsOf(value, context),
};

function textOf(value: unknown): string {
	if (typeof value === 'object') throw new InputError('this is not a text', 'Pick one value of the object in the expression.');
	return String(value);
}

const plain = (value: unknown) => (isLocator(value) ? value.value : value);

const isRobot = (value: unknown) => ['0', 'robot'].includes(String(plain(value)).trim().toLowerCase());

async function userId(value: unknown, { directory }: FormContext): Promise<number> {
	const wanted = plain(value);
	// An id needs no list, which only administrators can read.
	if (/^\d+$/.test(String(wanted).trim())) return Number(wanted);
	const user = await unlessForbidden(directory.user(wanted));
	if (user.active) return user.id;
	throw new InputError(`the user "${user.name}" is deactivated`, 'Choose an active user.');
}

async function unlessForbidden<T>(reading: Promise<T>): Promise<T> {
	try {
		return await reading;
	} catch (error) {
		// Forbidden here means that names cannot be used, not that the rows cannot be written.
		throw error instanceof UnreadableError && at(error.answer, 'status') === 403 ? USERS_FORBIDDEN : asError(error);
	}
}

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));

const USERS_FORBIDDEN = new InputError(
	'the names of users can be looked up with the credential of an administrator only',
	"Use an administrator's credential, or give the ID of the user.",
);

async function tagsOf(value: unknown, { directory, createTags }: FormContext): Promise<IDataObject[]> {
	const given = Array.isArray(value) ? value : typeof value === 'string' ? await namesIn(value, directory) : [value];
	const names = new Set<string>();
	for (const wanted of given) {
		if (isBlank(wanted)) continue;
		const byId = typeof wanted === 'number';
		names.add(createTags && !byId ? String(wanted).trim() : (await knownTag(wanted, directory)).name);
	}
	return [...names].map((name) => ({ name }));
}

/** The tags in a text with commas, unless the whole text is the name of one. */
async function namesIn(text: string, directory: Directory): Promise<string[]> {
	const pieces = text.split(/[,;\n]/);
	return pieces.length > 1 && (await isTag(text, directory)) ? [text] : pieces;
}

async function isTag(text: string, directory: Directory): Promise<boolean> {
	try {
		await directory.tag(text);
		return true;
	} catch (error) {
		// Unknown as a whole: its pieces are looked up, and complained about, one by one.
		if (!(error instanceof InputError)) throw asError(error);
		return false;
	}
}

async function knownTag(wanted: unknown, directory: Directory) {
	try {
		return await directory.tag(wanted);
	} catch (error) {
		// A new tag may be meant; then the option is what the user needs.
		if (!(error instanceof InputError)) throw asError(error);
		throw unknownTag(error);
	}
}

const unknownTag = ({ message, hint }: InputError) =>
	new InputError(message, `${hint} To make new tags, switch on the option 'Create Missing Tags'.`);

async function customFieldsOf(value: unknown, context: FormContext): Promise<IDataObject> {
	const encoded = new Map<number, IDataObject[] | null>();
	for (const entry of objectsIn(at(value, 'field'))) {
		const { field_id: wanted, value: entered, enum_code: kind } = entry;
		if (isBlank(entered) && !context.clearEmpty) continue;
		if (isBlank(wanted)) throw new InputError('a value has no field', 'Choose the custom field of each value.');
		const field = await context.directory.customField(fieldName(wanted));
		const before = encoded.get(field.id);
		if (before && !isMultiple(field)) throw new InputError(`"${field.name}" is given twice`, 'Remove one of the two values.');
		const values = isBlank(entered) ? [] : await valuesOf(field, entered, kind, context);
		encoded.set(field.id, [...(before ?? []), ...values]);
	}
	if (encoded.size === 0) return {};
	const list = [...encoded].map(([id, values]) => ({ field_id: id, values: values?.length ? values : null }));
	return { custom_fields_values: list };
}

/** What was picked from a list, or typed as an ID, is an id even where a name looks like it. */
function fieldName(wanted: unknown): unknown {
	const name = plain(wanted);
	const isId = isLocator(wanted) && wanted.mode !== 'name' && /^\d+$/.test(String(name).trim());
	return isId ? Number(name) : name;
}

async function valuesOf(field: CustomField, entered: unknown, kind: unknown, context: FormContext): Promise<IDataObject[]> {
	const workflow = context.workflowZone;
	const account = needsAccountZone(field) ? await context.directory.zone() : workflow;
	try {
		return encode(field, entered, { workflow, account }, isBlank(kind) ? undefined : String(kind));
	} catch (error) {
		// The same complaint, with the name of the custom field.
		throw inField(field.name, error);
	}
}

