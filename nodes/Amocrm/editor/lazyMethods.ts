import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
	INodeType,
	ResourceMapperFields,
} from 'n8n-workflow';

import type { MethodNames } from '../form/methodNames';

type Methods = NonNullable<INodeType['methods']>;

export type ListSearch = (
	this: ILoadOptionsFunctions,
	filter?: string,
	token?: string,
) => Promise<INodeListSearchResult>;

export type LoadOptions = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

export type Columns = (this: ILoadOptionsFunctions) => Promise<ResourceMapperFields>;

/** The methods of these names, loaded when an editor first calls one: n8n loads every node at startup. */
export const lazyMethods = (names: MethodNames): Methods => ({
	listSearch: each(
		names.listSearch,
		(name): ListSearch =>
			async function (filter, token) {
				const method = (await methods()).listSearch?.[name];
				return (await method?.call(this, filter, token)) ?? { results: [] };
			},
	),
	loadOptions: each(
		names.loadOptions,
		(name): LoadOptions =>
			async function () {
				return (await (await methods()).loadOptions?.[name]?.call(this)) ?? [];
			},
	),
	resourceMapping: each(
		names.resourceMapping,
		(name): Columns =>
			async function () {
				const method = (await methods()).resourceMapping?.[name];
				return (await method?.call(this)) ?? { fields: [] };
			},
	),
});

const each = <T>(names: readonly string[], method: (name: string) => T): Record<string, T> =>
	Object.fromEntries(names.map((name) => [name, method(name)]));

async function methods(): Promise<Methods> {
	const [{ editorMethods }, { resources }] = await Promise.all([
		import('./methods'),
		import('../resources'),
	]);
	return editorMethods(resources);
}
