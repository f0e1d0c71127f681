import type { IDataObject } from 'n8n-workflow';

import { at, isObject, objectsIn } from '../transport/http/json';
import { decode } from '../customFields/encoding';
import { readTime } from '../parse/dates/dates';

/** What the ids of a record stand for. A name that is not known is `null`. */
export interface Names {
	user(id: number): string | null;
	taskType(id: number): string | null;
	stage(pipelineId: number, statusId: number): { pipeline: string; stage: string } | undefined;
	/** IANA zone of the account, in which dates are shown. */
	zone: string;
}

/** Keys with points in time, in Unix seconds. */
const TIMES = ['created_at', 'updated_at', 'closed_at', 'closest_task_at', 'complete_till'];

/** Keys of users, and the key their name is put under. */
export const USERS: Readonly<Record<string, string>> = {
	responsible_user_id: 'responsible_user',
	created_by: 'created_by_user',
	updated_by: 'updated_by_user',
};

/** What is of use to nobody outside amoCRM, or stands elsewhere in the simplified record. */
const LEFT_OUT = new Set([
	'_links',
	'_embedded',
	'custom_fields_values',
	'account_id',
	'is_deleted',
	'is_unsorted',
]);

/**
 * A record as people read it: ids with their names beside them, custom fields under their own names with plain values,
 * dates as ISO 8601 in the account's zone, tags as one text, linked records as ids.
 */
export function simplify(record: IDataObject, names: Names): IDataObject {
	const simple: IDataObject = {};
	for (const [key, value] of Object.entries(record)) {
		if (LEFT_OUT.has(key)) continue;
		simple[key] = TIMES.includes(key) ? readTime(value, names.zone) : value;
		const nameKey = USERS[key];
		if (nameKey) simple[nameKey] = value === 0 ? 'Robot' : names.user(Number(value));
		if (key === 'task_type_id') simple.task_type = names.taskType(Number(value));
		if (key === 'status_id') Object.assign(simple, stageOf(record, names));
	}
	Object.assign(simple, linkedOf(record));
	for (const field of objectsIn(record.custom_fields_values)) {
		simple[freeKey(simple, field)] = decode(field, names.zone);
	}
	return simple;
}

function stageOf(
	{ pipeline_id: pipelineId, status_id: statusId }: IDataObject,
	names: Names,
): IDataObject {
	const found = names.stage(Number(pipelineId), Number(statusId));
	return { stage: found?.stage ?? null, pipeline: found?.pipeline ?? null };
}

function linkedOf({ _embedded: linked }: IDataObject): IDataObject {
	if (!isObject(linked)) return {};
	const simple: IDataObject = {};
	for (const [kind, list] of Object.entries(linked)) {
		const entries = objectsIn(list);
		if (kind === 'tags') simple.tags = entries.map(({ name }) => String(name)).join(', ');
		else if (kind === 'companies') simple.company_id = entries[0]?.id ?? null;
		else if (kind === 'loss_reason')
			simple.loss_reason = at(entries[0], 'name') as IDataObject[string];
		else if (Array.isArray(list))
			simple[`${kind.replace(/s$/, '')}_ids`] = entries.map(({ id }) => Number(id));
		else simple[kind] = list;
	}
	return simple;
}

/** The field's name, told apart from what is there already: by the word, or by its id where two fields share a name. */
function freeKey(simple: IDataObject, { field_name: name, field_id: id }: IDataObject): string {
	const key = String(name ?? id);
	return key in simple ? `${key} (${String(id)})` : key;
}
