import type { IDataObject } from 'n8n-workflow';

import { readCustomFields } from '../../lists/customFields';
import { scopeOfEntity } from '../../resources/common/eventFields';
import type { Connection } from '../../transport/http/connection';
import { at } from '../../transport/http/json';
import { unlessRefused } from '../common/unlessRefused';
import { changesIn } from './changesIn';

/** The kind of value that a custom field has. */
export const CUSTOM_FIELD = 'custom_field_value';

type NameOf = (record: IDataObject, value: unknown) => string | undefined;

/** Names of the custom fields that changed. Reads only the fields of record types that occur. Throws UnreadableError. */
export async function fieldNames(
	connection: Connection,
	records: readonly IDataObject[],
): Promise<NameOf> {
	const names = new Map<string, ReadonlyMap<number, string>>();
	const changed = records.filter(({ value_before: before, value_after: after }) =>
		[...changesIn(before), ...changesIn(after)].some((one) => CUSTOM_FIELD in one),
	);
	for (const scope of new Set(changed.flatMap((one) => scopeOfEntity(one.entity_type) ?? [])))
		names.set(scope, await namesIn(connection, scope));
	return (record, value) =>
		names.get(scopeOfEntity(record.entity_type) ?? '')?.get(Number(at(value, 'field_id')));
}

/** A record type may have been switched off since the event, such as customers. */
const namesIn = async (connection: Connection, scope: string): Promise<Map<number, string>> =>
	new Map(
		(await unlessRefused(readCustomFields(connection, scope))).map(({ id, name }) => [id, name]),
	);
