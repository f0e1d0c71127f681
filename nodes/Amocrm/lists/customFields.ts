import type { IDataObject } from 'n8n-workflow';

import type { Connection } from '../transport/http/connection';
import { objectsIn } from '../transport/http/json';
import { readAll } from '../transport/read/pages';
import type { CustomField } from '../customFields/encoding';
import type { Named } from '../parse/names/finder';
import { remembered } from './cache';

/**
 * Reads the custom fields of one type of record (API facts 5.5.1).
 *
 * @param scope `companies`, `contacts`, `leads` …
 *
 * Throws UnreadableError.
 */
export async function readCustomFields(
	connection: Connection,
	scope: string,
	notBefore?: number,
): Promise<CustomField[]> {
	const path = `/api/v4/${scope}/custom_fields`;
	return await remembered(
		`${connection.cacheKey} ${path}`,
		async () => (await readAll(connection, { path, name: 'custom_fields' })).map(customField),
		notBefore,
	);
}

function customField(field: IDataObject): CustomField {
	return {
		id: Number(field.id),
		name: String(field.name ?? ''),
		code: textOrNull(field.code),
		type: String(field.type ?? ''),
		options: [...optionsIn(field.enums), ...optionsIn(field.nested)],
		...(field.is_computed === true ? { computed: true } : {}),
	};
}

/** `enums` has also been seen as an object keyed by number (API facts 5.5.1). */
function optionsIn(enums: unknown): Named[] {
	const list = typeof enums === 'object' && enums !== null ? Object.values(enums) : [];
	return objectsIn(list).map(({ id, value, code }) => ({
		id: Number(id),
		name: String(value ?? ''),
		code: textOrNull(code),
	}));
}

const textOrNull = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
