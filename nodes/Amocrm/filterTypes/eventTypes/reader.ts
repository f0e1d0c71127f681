import type { IDataObject } from 'n8n-workflow';

import { changesIn } from '../../fieldTypes/change/changesIn';
import type { Directory } from '../../lists/directory';
import { InputError } from '../../parse/text/inputError';
import { plainText } from '../../parse/text/text';
import { at } from '../../transport/http/json';
import { eachOf } from '../common/eachOf';
import { emptiedList } from '../common/emptied';
import type { FilterReader } from '../filterType';

export const reader: FilterReader = {
	conditions: async ({ name }, form, { directory }) => {
		const found = await eachOf(form[name], async (one) => await keyOf(one, directory));
		const keys = [...new Set(found)];
		if (keys.length === 0) return [];
		refuseMixture(keys);
		const holds = (record: IDataObject) => keys.some((key) => isOfType(record, key));
		return [{ query: { [name]: keys }, holds }];
	},
	isEmptied: emptiedList,
};

/** The type of changes of one custom field, which amoCRM does not list. */
const OF_FIELD = /^custom_field_(\d+)_value_changed$/;

const OF_FIELDS = 'custom_field_value_changed';

async function keyOf(one: unknown, directory: Directory): Promise<string> {
	const text = plainText(one)?.trim() ?? '';
	return OF_FIELD.test(text) ? text : (await directory.eventType(one)).code;
}

/** Throws InputError for what the API refuses to combine (API facts 6.1). */
function refuseMixture(keys: readonly string[]): void {
	const field = keys.find((key) => OF_FIELD.test(key));
	if (field === undefined || keys.length === 1) return;
	throw new InputError(
		`"${field}" cannot be combined with other types`,
		'Ask for it alone, or for the changes of all custom fields.',
	);
}

/** Changes of a custom field go by its own type, or by that of all fields. */
function isOfType(record: IDataObject, key: string): boolean {
	const { type } = record;
	if (type === key) return true;
	if (key === OF_FIELDS) return OF_FIELD.test(String(type));
	const [, field] = OF_FIELD.exec(key) ?? [];
	if (field === undefined || type !== OF_FIELDS) return false;
	return [...changesIn(record.value_before), ...changesIn(record.value_after)].some(
		(change) => String(at(change, 'custom_field_value', 'field_id')) === field,
	);
}
