import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
	INodeType,
} from 'n8n-workflow';

import { customFields } from '../lists/customFields';
import { tags } from '../lists/tags';
import { users } from '../lists/users';
import type { Resource } from '../resources/types';
import { withConnection } from './connection';
import { searchResult } from './search';

type Methods = NonNullable<INodeType['methods']>;
type ListSearch = (this: ILoadOptionsFunctions, filter?: string, token?: string) => Promise<INodeListSearchResult>;
type LoadOptions = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** The lists that the form offers, for all resources. */
export function editorMethods(resources: readonly Resource[]): Methods {
	const withFields = resources.filter(({ fields }) => fields.some(({ type }) => type === 'customFields'));
	const withTags = resources.filter(({ fields }) => fields.some(({ type }) => type === 'tags'));
	return {
		listSearch: {
			searchUsers,
			...Object.fromEntries(withFields.map((resource) => [`search${resource.singular}Fields`, fieldSearch(resource)])),
		},
		loadOptions: Object.fromEntries(withTags.map((resource) => [`get${resource.singular}Tags`, tagOptions(resource)])),
	};
}

/** Active users only: others cannot be given anything. */
async function searchUsers(this: ILoadOptionsFunctions, filter?: string, token?: string): Promise<INodeListSearchResult> {
	const all = await withConnection(this, users);
	const active = all.filter((user) => user.active).map(({ id, name }) => ({ name, value: id }));
	return searchResult(active.sort(byName), filter, token);
}

function fieldSearch({ embedded }: Resource): ListSearch {
	return async function (filter, token) {
		const fields = await withConnection(this, async (connection) => await customFields(connection, embedded));
		const entries = fields.map(({ id, name, type }) => ({ name: `${name} (${typeName(type)})`, value: id }));
		return searchResult(entries.sort(byName), filter, token);
	};
}

/** Tags are known by their names, which stay readable in the saved workflow. */
function tagOptions({ embedded }: Resource): LoadOptions {
	return async function () {
		const all = await withConnection(this, async (connection) => await tags(connection, embedded));
		return all.map(({ name }) => ({ name, value: name })).sort(byName);
	};
}

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);

const typeName = (type: string) => (type === 'multitext' ? 'phone or email' : type.replace(/_/g, ' '));
