import type { INodeProperties } from 'n8n-workflow';

import { sortedByLabel } from './sharedOptions';

/** What the operations of the resources show, and which they are. */
export interface OperationForm {
	resource: string;
	operation: string;
	properties: readonly INodeProperties[];
}

interface Entry {
	entry: INodeProperties;
	/** Operations by resource in which it is offered. */
	offered: Map<string, string[]>;
}

/**
 * One collection for all operations in place of one for each: every entry says where it is offered. What people chose
 * stays when the operation is changed, and the form has each entry once.
 *
 * @param name of the collection, which is alike everywhere but for its entries
 */
export function withOneCollection(forms: readonly OperationForm[], name: string): OperationForm[] {
	const having = forms.filter(({ properties }) => collectionIn(properties, name));
	const [first] = having;
	const model = first && collectionIn(first.properties, name);
	if (!model) return [...forms];
	const options = sharedEntries(having, name, forms);
	// One object, so that it is compared with others once.
	const everywhere: INodeProperties = { ...model, displayOptions: undefined, options };
	return forms.map((form) => ({
		...form,
		properties: form.properties.map((property) => {
			if (property.name !== name) return property;
			return having.length === forms.length ? everywhere : { ...property, options };
		}),
	}));
}

const collectionIn = (properties: readonly INodeProperties[], name: string) =>
	properties.find((property) => property.name === name);

const entriesOf = (properties: readonly INodeProperties[], name: string) =>
	(collectionIn(properties, name)?.options ?? []).filter((option) => 'type' in option);

function sharedEntries(
	forms: readonly OperationForm[],
	name: string,
	all: readonly OperationForm[],
): INodeProperties[] {
	const found = new Map<string, Entry>();
	const existing = new Map<string, string[]>();
	for (const { resource, operation } of all)
		existing.set(resource, [...(existing.get(resource) ?? []), operation]);
	for (const { resource, operation, properties } of forms) {
		for (const entry of entriesOf(properties, name)) {
			const key = JSON.stringify(entry);
			const known = found.get(key) ?? { entry, offered: new Map<string, string[]>() };
			known.offered.set(resource, [...(known.offered.get(resource) ?? []), operation]);
			found.set(key, known);
		}
	}
	return sortedByLabel([...found.values()].flatMap((one) => conditioned(one, existing)));
}

/** Resources and operations for which an entry is shown: every one of these operations of every one of these resources. */
interface Shown {
	resources: string[];
	operations: string[];
}

/** The entry as few times as its conditions can say where it is offered. */
function conditioned(
	{ entry, offered }: Entry,
	existing: ReadonlyMap<string, readonly string[]>,
): INodeProperties[] {
	const groups: Shown[] = [];
	for (const [resource, operations] of offered) {
		const place = groups.findIndex((group) =>
			isExact(joined(group, resource, operations), offered, existing),
		);
		const group = groups[place] ?? { resources: [], operations: [] };
		groups.splice(place < 0 ? groups.length : place, 1, joined(group, resource, operations));
	}
	return groups.map(({ resources, operations }) => ({
		...entry,
		displayOptions: {
			...entry.displayOptions,
			show: {
				'/resource': resources,
				'/operation': operations,
				...entry.displayOptions?.show,
			},
		},
	}));
}

const joined = (group: Shown, resource: string, operations: readonly string[]): Shown => ({
	resources: [...group.resources, resource],
	operations: [...new Set([...group.operations, ...operations])],
});

/** Whether an entry is offered wherever it would be shown. Operations that a resource does not have do not count. */
const isExact = (
	{ resources, operations }: Shown,
	offered: Entry['offered'],
	existing: ReadonlyMap<string, readonly string[]>,
): boolean =>
	resources.every((resource) =>
		operations.every(
			(operation) =>
				!existing.get(resource)?.includes(operation) || offered.get(resource)?.includes(operation),
		),
	);
