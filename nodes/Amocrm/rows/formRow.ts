import type { IDataObject } from 'n8n-workflow';

import type { Directory } from '../lists/directory';
import { stageLabel, type Stage } from '../lists/stages';
import type { User } from '../lists/users';
import { CODES } from '../resources/common/fields';
import type { Choosable, Field, FieldType } from '../resources/resource';
import { asError } from '../transport/http/asError';
import { at } from '../transport/http/json';
import { UnreadableError } from '../transport/read/pages';
import { isBlank, isLocator, isMissing, unlocated } from '../parse/text/blank';
import { cleaned, single } from '../parse/text/cell';
import { parseTime } from '../parse/dates/dates';
import { refuseDeep } from '../parse/json/depth';
import { isEmptyDate } from '../parse/dates/emptyDate';
import type { Notation } from '../parse/dates/notation';
import { InputError, inField, quoted } from '../parse/text/inputError';
import { parseBoolean } from '../parse/numbers/booleans';
import { parseAmount } from '../parse/numbers/numbers';
import { namesOfPerson } from '../parse/names/person';
import { isMissingValue, isPlaceholder } from '../parse/text/placeholder';
import { refuseForeignAddress } from '../parse/records/recordAddress';
import { idsIn, parseRecordId } from '../parse/records/recordId';
import { exactText, fold, plainText } from '../parse/text/text';
import { withNotation } from './withNotation';
import type { FormContext, TagsMode } from './formContext';
import { customFieldsOf, entriesOf, type CustomFieldEntry } from '../fieldTypes/formCustomFields';
import { detailsOf } from '../fieldTypes/formDetails';
import { companyLink, linksTo } from '../fieldTypes/formLinks';
import { tagsOf } from '../fieldTypes/formTags';
import { refuseEndingOfOpenLead } from '../fieldTypes/openLead';
import { locatedId } from './recordIdOf';
import type { FollowUp, WritableRow } from '../verbs/verb';

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
	const followUps: FollowUp[] = [];
	const customFields: CustomFieldEntry[] = [];
	for (const field of fields) {
		if (field.type === 'requestId') continue;
		const value = meant(field, shallow(field, entry[field.name]));
		if (field.type === 'recordId' ? isMissing(value) : isBlank(value)) {
			if (field.required)
				throw new InputError(
					`'${field.label}' is missing`,
					`Enter a value for '${field.label}', or check the expression in it.`,
				);
			continue;
		}
		try {
			const kind = linkedKind(field, context.directory);
			if (kind) refuseForeignAddress(value, kind, context.directory.home.account);
			const encoded = await ENCODERS[field.type](field, value, context);
			addTo(payload, encoded.body ?? {});
			followUps.push(...(encoded.followUps ?? []));
			customFields.push(...(encoded.customFields ?? []));
		} catch (error) {
			// A placeholder that the account has no stage or reason for.
			if (error instanceof InputError && HAVE_NAMES.has(field.type) && standsForNothing(value))
				continue;
			// The same complaint, with the label of the field the user sees.
			throw inField(field.label, error);
		}
	}
	requireOthers(payload, fields);
	addTo(payload, await encodedCustomFields(customFields, context));
	refuseEndingOfOpenLead(payload, fields, context.creates);
	const requestId = isBlank(entry.request_id) ? null : entry.request_id;
	return followUps.length > 0 ? { payload, requestId, followUps } : { payload, requestId };
}

/** The kind of record that a field names by its ID or address, as in addresses. */
function linkedKind({ name, type }: Field, { home }: Directory): string | undefined {
	if (type === 'recordId') return home.scope;
	if (type === 'laterCompany') return 'companies';
	return type === 'linkedIds' || type === 'laterLinks' ? name : undefined;
}

function shallow({ label }: Field, value: unknown): unknown {
	try {
		refuseDeep(value);
		return value;
	} catch (error) {
		// The same complaint, with the label of the field the user sees.
		throw inField(label, error);
	}
}

/** Kinds of fields that have several values. */
const LISTS: ReadonlySet<FieldType> = new Set([
	'coded',
	'customFields',
	'details',
	'laterLinks',
	'linkedIds',
	'tags',
]);

/** What users name themselves may be called `-` or `Нет`. */
const HAVE_NAMES: ReadonlySet<FieldType> = new Set(['lossReasonId', 'stage', 'tags', 'taskType']);

/** Kinds of fields whose values are looked at one by one. */
const HAVE_PARTS: ReadonlySet<FieldType> = new Set(['customFields', 'details']);

const standsForNothing = (value: unknown) => {
	const given = isLocator(value) ? value.value : value;
	return typeof given === 'string' && isPlaceholder(given);
};

/**
 * A value as it is meant, also from another tool: without what nobody sees, the one element of a list, no empty date, no
 * placeholder. What people write as a name stays, unless only programs write it.
 */
function meant({ type }: Field, given: unknown): unknown {
	const value = LISTS.has(type) ? cleaned(given) : single(cleaned(given));
	if (type === 'time' && isEmptyDate(value)) return undefined;
	if (type === 'text' || type === 'textObject')
		return typeof value === 'string' && isMissingValue(value) ? undefined : value;
	return !HAVE_NAMES.has(type) && !HAVE_PARTS.has(type) && standsForNothing(value)
		? undefined
		: value;
}

/** What one field of the form becomes. */
interface Encoded {
	/** Its part of the record's body. */
	body?: IDataObject;
	followUps?: FollowUp[];
	/** Values of custom fields, which are encoded together, since several parts of the form may fill one field. */
	customFields?: CustomFieldEntry[];
}

async function encodedCustomFields(
	entries: readonly CustomFieldEntry[],
	context: FormContext,
): Promise<IDataObject> {
	try {
		return await customFieldsOf(entries, context);
	} catch (error) {
		// The same complaint, with the label the user sees where it names no field.
		throw inField('Custom Fields', error);
	}
}

function addTo(payload: IDataObject, { _embedded, ...own }: IDataObject): void {
	Object.assign(payload, own);
	if (_embedded) payload._embedded = { ...Object(payload._embedded), ...Object(_embedded) };
}

type Encoder = (field: Field, value: unknown, context: FormContext) => Promise<Encoded>;

const ENCODERS: Record<Exclude<FieldType, 'requestId'>, Encoder> = {
	text: async ({ name }, value) => ({ body: { [name]: textOf(value) } }),
	time: async ({ name, label }, value, context) => {
		const zones = { workflow: context.workflowZone, account: context.workflowZone };
		const read = (notation: Notation) => parseTime(value, { ...zones, notation });
		return { body: { [name]: await withNotation(context, label, read) } };
	},
	user: async ({ name }, value, context) => ({ body: { [name]: await userIdOf(value, context) } }),
	userOrRobot: async ({ name }, value, context) => ({
		body: { [name]: isRobot(value) ? 0 : await userIdOf(value, context) },
	}),
	integer: async ({ name, label }, value, context) => ({
		body: { [name]: await withNotation(context, label, (notation) => integerOf(value, notation)) },
	}),
	stage: async (_field, value, { directory }) => {
		const stage = await directory.stage(unlocated(value));
		if (stage.incoming) throw onlyIncoming(stage);
		const { pipelineId, statusId } = stage;
		return { body: { pipeline_id: pipelineId, status_id: statusId } };
	},
	lossReasonId: async ({ name }, value, { directory }) => ({
		body: { [name]: (await directory.lossReason(unlocated(value))).id },
	}),
	linkedIds: async ({ name }, value) => ({
		body: { _embedded: { [name]: linksOf(name, idsOf(value)) } },
	}),
	laterLinks: async ({ name }, value) => ({ followUps: linksTo(name, idsOf(value)) }),
	laterCompany: async (_field, value, { directory }) => ({
		followUps: await companyLink(value, directory),
	}),
	recordId: async ({ name }, value, { directory }) => ({
		body: { [name]: await locatedId(value, directory.record) },
	}),
	tags: async (_field, value, { directory, createTags, tagsMode }) => ({
		body: tagsBody(await tagsOf(value, directory, createTags), tagsMode),
	}),
	customFields: async (_field, value) => ({ customFields: entriesOf(value) }),
	coded: async ({ name }, value) => ({
		customFields: [{ wanted: CODES[name], entered: value }],
	}),
	details: async (_field, value, context) => await detailsOf(value, context),
	yesNo: async ({ name }, value) => ({ body: { [name]: parseBoolean(value) } }),
	choice: async ({ name, choices = [] }, value) => ({
		body: { [name]: chosenOf(choices, value) },
	}),
	taskType: async ({ name }, value, { directory }) => ({
		body: { [name]: (await directory.taskType(unlocated(value))).id },
	}),
	recordNumber: async ({ name }, value) => ({ body: { [name]: parseRecordId(value) } }),
	textObject: async ({ name }, value) => ({ body: { [name]: { text: textOf(value) } } }),
};

const onlyIncoming = (stage: Stage) =>
	new InputError(
		`"${stageLabel(stage)}" holds incoming leads only`,
		'Choose another stage: amoCRM itself puts leads into this one.',
	);

/** Fields that say nothing without another one. */
function requireOthers(payload: IDataObject, fields: readonly Field[]): void {
	for (const { name, label, needs } of fields) {
		if (needs === undefined || !(name in payload) || needs in payload) continue;
		const other = fields.find((field) => field.name === needs)?.label ?? needs;
		throw new InputError(
			`'${label}' is given without '${other}'`,
			`Give both, or leave '${label}' empty.`,
		);
	}
}

/** One of the choices of a field, by the API's name or as the form calls it. */
export function chosenOf(choices: readonly Choosable[], value: unknown): string {
	const text = fold(String(plainText(value) ?? ''));
	const found = choices.find((one) => [one.value, one.name].map(fold).includes(text));
	if (found) return found.value;
	const names = choices.map(({ value: name }) => name).join(', ');
	throw new InputError(`${quoted(value)} is not a possible choice`, `Give one of: ${names}.`);
}

function textOf(value: unknown): string {
	const text = exactText(value);
	if (text !== undefined) return text;
	// Of what is no single value only "not a number" is no object.
	throw typeof value === 'object'
		? new InputError('this is not text', 'Pick one property of the object in the expression.')
		: new InputError(
				'the expression gives no value',
				'Check the calculation in it: a part of it is no number.',
			);
}

/** Tags as a part of a record's body (API facts 5.8). */
export function tagsBody(tags: IDataObject[], mode: TagsMode): IDataObject {
	if (mode === 'add') return { tags_to_add: tags };
	if (mode === 'remove') return { tags_to_delete: tags };
	return { _embedded: { tags } };
}

function integerOf(value: unknown, notation: Notation): number {
	const number = Number(parseAmount(value, notation));
	if (Number.isInteger(number) && !Number.isSafeInteger(number))
		throw new InputError(`${quoted(value)} is too large`, 'Correct the number.');
	if (Number.isInteger(number)) return number;
	throw new InputError(
		`${quoted(value)} is not a whole number`,
		'amoCRM takes whole units here. Round it first.',
	);
}

/** Ids from a number, an array, or a text with commas. Throws InputError. */
export const idsOf = (value: unknown): number[] => idsIn(value).map(parseRecordId);

/** The first contact of a lead is its main one (API facts 5.4.2). */
const linksOf = (name: string, ids: number[]): IDataObject[] =>
	ids.map((id, i) => (name === 'contacts' ? { id, is_main: i === 0 } : { id }));

const isRobot = (value: unknown) =>
	['0', 'robot'].includes(String(unlocated(value)).trim().toLowerCase());

/** The id of the user a locator or a plain value names. Throws InputError, UnreadableError. */
export async function userIdOf(value: unknown, { directory }: FormContext): Promise<number> {
	const wanted = unlocated(value);
	// An id needs no list, which only administrators can read.
	if (/^\d+$/.test(String(wanted).trim())) return parseRecordId(wanted);
	const user = await unlessForbidden(userOf(wanted, directory));
	if (user.active) return user.id;
	throw new InputError(`the user "${user.name}" is deactivated`, 'Choose an active user.');
}

/** Also the user of another tool, an object with email and name; its ID is that of the other tool. */
async function userOf(wanted: unknown, directory: Directory): Promise<User> {
	const [first = wanted, ...others] = namesOfPerson(wanted);
	try {
		return await directory.user(first);
	} catch (error) {
		// People have other addresses in other tools.
		if (!(error instanceof InputError) || others.length === 0) throw asError(error);
		return await directory.user(others[0]);
	}
}

async function unlessForbidden<T>(reading: Promise<T>): Promise<T> {
	try {
		return await reading;
	} catch (error) {
		// Forbidden here means that names cannot be used, not that the rows cannot be written.
		throw error instanceof UnreadableError && at(error.answer, 'status') === 403
			? USERS_FORBIDDEN
			: asError(error);
	}
}

const USERS_FORBIDDEN = new InputError(
	'the names of users can be looked up with the credential of an administrator only',
	"Use an administrator's credential, or give the ID of the user.",
);
