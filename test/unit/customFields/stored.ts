import type { IDataObject } from 'n8n-workflow';
import type { CustomField } from '../../../nodes/Amocrm/customFields/encoding';
import { fieldTypes } from '../../../sandbox/fields/fieldTypes';
import type { Json, JsonObject } from '../../../sandbox/json';
import { read } from './reader';

/** What the sandbox stores for written values; types it does not have are stored in read format (API facts 5.5.4). */
export function stored(
	field: CustomField,
	values: readonly IDataObject[],
	zone: string,
): IDataObject[] {
	const type = fieldTypes[field.type];
	if (!type) return read(field, values).map(asRead(field));
	const options = field.options.map(({ id, name, code }, sort) => ({
		id,
		value: name,
		sort,
		code: codeOf(field, name, code),
	}));
	const own = { ...field, code: null, sort: 1, predefined: false, options };
	return values.map((value) => parsed(type.store(json(value), own, zone)));
}

/** Phone kinds and address parts have codes that are also their names. */
const codeOf = ({ type }: CustomField, name: string, code: string | null | undefined) =>
	['multitext', 'smart_address'].includes(type) ? name : (code ?? null);

/** amoCRM returns missing keys as null. */
const asRead =
	({ type }: CustomField) =>
	(value: IDataObject): IDataObject =>
		['payer', 'supplier'].includes(type)
			? { value: { ...Object(value.value), comment: null } }
			: value;

function json(value: IDataObject): JsonObject {
	const copy: Record<string, Json> = JSON.parse(JSON.stringify(value));
	return copy;
}

function parsed(value: JsonObject): IDataObject {
	const copy: IDataObject = JSON.parse(JSON.stringify(value));
	return copy;
}
