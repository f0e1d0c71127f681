import type { IDataObject } from 'n8n-workflow';

import { customFieldsOf, type CustomFieldEntry } from '../fieldTypes/customFields/values';
import { loadCodecs } from '../fieldTypes/fieldCodec';
import type { FieldCodec } from '../fieldTypes/fieldType';
import { refuseEndingOfOpenLead } from '../fieldTypes/stage/openLead';
import { refuseDeep } from '../parse/json/depth';
import { refuseForeignAddress } from '../parse/records/recordAddress';
import { isBlank, isLocator } from '../parse/text/blank';
import { cleaned, single } from '../parse/text/cell';
import { InputError, inField } from '../parse/text/inputError';
import { isMissingValue, isPlaceholder } from '../parse/text/placeholder';
import type { Field } from '../resources/resource';
import type { FollowUp, WritableRow } from '../verbs/verb';
import type { FormContext } from './formContext';

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
	const codecs = await loadCodecs(fields);
	for (const field of fields) {
		const codec = codecs.get(field.type);
		if (!codec) continue;
		const given = entry[field.name];
		// Most fields of a row are not filled in.
		if (given === undefined && !field.required && field.standard === undefined) continue;
		const entered = meant(codec, shallow(field, given));
		const isEmpty = codec.isEmpty ?? isBlank;
		const value = isEmpty(entered) && context.creates ? field.standard : entered;
		if (isEmpty(value)) {
			if (field.required)
				throw new InputError(
					`'${field.label}' is missing`,
					`Enter a value for '${field.label}', or check the expression in it.`,
				);
			continue;
		}
		try {
			const kind = codec.linkedKind?.(field, context.directory);
			if (kind) refuseForeignAddress(value, kind, context.directory.home.account);
			const encoded = await codec.encode(field, value, context);
			addTo(payload, inPlace(field, encoded.body ?? {}), field.within);
			followUps.push(...(encoded.followUps ?? []));
			customFields.push(...(encoded.customFields ?? []));
		} catch (error) {
			// A placeholder that nothing of the account is called.
			if (error instanceof InputError && codec.placeholder === 'name' && standsForNothing(value))
				continue;
			// The same complaint, with the label of the field the user sees.
			throw inField(field.label, error);
		}
	}
	copyAlso(payload, fields);
	requireOthers(payload, fields);
	addTo(payload, await encodedCustomFields(customFields, context));
	refuseEndingOfOpenLead(payload, fields, context.creates);
	const requestId = isBlank(entry.request_id) ? null : entry.request_id;
	return followUps.length > 0 ? { payload, requestId, followUps } : { payload, requestId };
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

const standsForNothing = (value: unknown) => {
	const given = isLocator(value) ? value.value : value;
	return typeof given === 'string' && isPlaceholder(given);
};

/**
 * A value as it is meant, also from another tool: without what nobody sees, the one element of a list, no placeholder. What
 * people write as a name stays, unless only programs write it.
 */
function meant({ several, placeholder }: FieldCodec, given: unknown): unknown {
	const value = several ? cleaned(given) : single(cleaned(given));
	if (placeholder === 'text')
		return typeof value === 'string' && isMissingValue(value) ? undefined : value;
	return placeholder === undefined && standsForNothing(value) ? undefined : value;
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

const inPlace = ({ within }: Field, body: IDataObject): IDataObject =>
	within === undefined ? body : { [within]: body };

/** Adds a part of the body; the object that several parts share is merged. */
function addTo(payload: IDataObject, part: IDataObject, shared = '_embedded'): void {
	const before = payload[shared];
	Object.assign(payload, part);
	if (before && part[shared]) payload[shared] = { ...Object(before), ...Object(part[shared]) };
}

/** Keys that have the value of another one unless they are given. */
function copyAlso(payload: IDataObject, fields: readonly Field[]): void {
	for (const { name, also } of fields)
		if (also !== undefined && name in payload) payload[also] ??= payload[name];
}

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
