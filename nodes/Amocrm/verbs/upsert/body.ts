import type { IDataObject } from 'n8n-workflow';

import type { Resource } from '../../resources/resource';
import { at, isObject, objectsIn } from '../../transport/http/json';
import { isBlank } from '../../parse/text/blank';
import { InputError } from '../../parse/text/inputError';
import type { EncodedRow, FollowUp, WritableRow } from '../verb';

/** A row as the body of a new record. One that lacks what a new record needs has its failure. */
export function createBody(row: WritableRow, { fields, singular }: Resource): EncodedRow {
	if (row.notNew) return { failure: row.notNew };
	const payload = { ...row.payload };
	// An id is not taken by a new record, and it has no tags to lose (API facts 1.3, 5.8).
	delete payload.id;
	delete payload.tags_to_delete;
	const missing = fields.find(({ name, required }) => required && isBlank(payload[name]));
	if (!missing) return { ...row, payload };
	const failure = new InputError(
		`'${missing.label}' is missing`,
		`No ${singular.toLowerCase()} matches this row, and a new one needs a value for '${missing.label}'.`,
	);
	return { failure };
}

/** Keys of `_embedded` with links that a body takes only when the record is made, and their kind. */
const LINKS = ['companies', 'contacts'] as const;

/** Other keys that only a new record can have (API facts 5.4.2). */
const ONLY_NEW = new Set(['visitor_uid']);

/** A row as a change of a record. Links, which a change cannot carry (API facts 5.4.2), are made once it is written. */
export function updateBody(row: WritableRow, id: number, customFields: IDataObject[]): WritableRow {
	const { _embedded: embedded, custom_fields_values: fields, ...own } = row.payload;
	const payload: IDataObject = {
		...Object.fromEntries(
			Object.entries(own).filter(([name]) => !ONLY_NEW.has(name) && !row.onlyNew?.includes(name)),
		),
		id,
	};
	if (customFields.length > 0) payload.custom_fields_values = customFields;
	else if (fields === null) payload.custom_fields_values = null;
	if (isObject(embedded) && 'tags' in embedded) payload._embedded = { tags: embedded.tags };
	const followUps = [...(row.followUps ?? []), ...LINKS.flatMap((to) => linksTo(to, embedded))];
	return followUps.length > 0 ? { ...row, payload, followUps } : { ...row, payload };
}

const linksTo = (toType: (typeof LINKS)[number], embedded: unknown): FollowUp[] =>
	objectsIn(at(embedded, toType)).map(({ id, is_main: isMain }) => ({
		kind: 'addLink',
		toType,
		toId: Number(id),
		...(typeof isMain === 'boolean' ? { isMain } : {}),
	}));
