import { fieldColumns } from '../customFields/fieldColumns';
import type { CustomField } from '../customFields/customField';
import type { Picker } from '../fieldTypes/common/picker';
import { byName, distinct } from '../lists/choice';
import { readCustomFields } from '../lists/customFields';
import { readTags } from '../lists/tags';
import type { Resource } from '../resources/resource';
import type { ListSearch, LoadOptions } from './lazyMethods';
import { recordChoices } from './recordChoices';
import { searchResult } from './search';
import { withConnection } from './withConnection';

/** A list of the account, from which one entry is picked. */
export const pickerSearch = ({ choices }: Picker): ListSearch =>
	async function (filter, token) {
		return searchResult(await withConnection(this, choices), filter, token);
	};

/** A list of the account, from which several entries are chosen. */
export const pickerOptions = ({ choices }: Picker): LoadOptions =>
	async function () {
		return await withConnection(this, choices);
	};

export function fieldSearch({ embedded }: Resource): ListSearch {
	return async function (filter, token) {
		const fields = await withConnection(
			this,
			async (connection) => await readCustomFields(connection, embedded),
		);
		const entries = fields.flatMap(fieldEntries);
		return searchResult(entries.sort(byName), filter, token);
	};
}

/** Records of the account, as `recordChoices` finds them. */
export function recordSearch(resource: Resource): ListSearch {
	return async function (filter, token) {
		return await withConnection(this, async (connection) => {
			const found = await recordChoices(connection, resource, filter, Number(token ?? 1));
			return { ...found, results: distinct(found.results) };
		});
	};
}

/** Tags are identified by name, which stays readable in the saved workflow. */
export function tagOptions({ embedded }: Resource): LoadOptions {
	return async function () {
		const all = await withConnection(
			this,
			async (connection) => await readTags(connection, embedded),
		);
		const names = [...new Set(all.map(({ name }) => name))];
		return names.map((name) => ({ name, value: name })).sort(byName);
	};
}

/** Phones and emails have one entry for each of their kinds. */
function fieldEntries(field: CustomField): Array<{ name: string; value: string | number }> {
	const { id, name, type } = field;
	if (type !== 'multitext') return [{ name: `${name} – ${typeName(type)}`, value: id }];
	return fieldColumns(field).map(({ key, label }) => ({ name: label, value: key }));
}

/** Everyday names of amoCRM's field types. */
const TYPE_NAMES: Record<string, string> = {
	category: 'list',
	checkbox: 'yes or no',
	monetary: 'money',
	multiselect: 'several options',
	numeric: 'number',
	price: 'money',
	radiobutton: 'list',
	select: 'list',
	smart_address: 'address',
	streetaddress: 'street',
	textarea: 'long text',
	url: 'link',
};

const typeName = (type: string) => TYPE_NAMES[type] ?? type.replace(/_/g, ' ');
