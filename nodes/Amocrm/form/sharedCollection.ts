import type { INodeProperties } from 'n8n-workflow';

import { sortedByLabel } from './sharedOptions';

/** The form of one operation of one resource. */
export interface OperationForm {
	resource: string;
	operation: string;
	properties: readonly INodeProperties[];
}

interface Entry {
	entry: INodeProperties;
	/** The operations that offer it, by resource. */
	offered: Map<string, string[]>;
}

/**
 * Replaces the collections of all operations by a shared one, whose entries state where they are offered. Values then survive a
 * change of the operation, and the description contains each entry once.
 *
 * @param name of the collection; it differs between operations only in its entries
 */
export function withOneCollection(forms: readonly OperationForm[], name: string): OperationForm[] {
	const having = forms.filter(({ properties }) => collectionIn(properties, name));
	const [first] = having;
	const model = first && collectionIn(first.properties, name);
	if (!model) return [...forms];
	const options = sharedEntries(having, name, forms);
	// A shared object is compared with others only once.
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

/** An entry is shown for each of these operations of each of these resources. */
interface Shown {
	resources: string[];
	operations: string[];
}

/** The entry, repeated as few times as its display conditions allow. */
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

/** Whether an entry would be shown only where it is offered. Operations that a resource lacks do not matter. */
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
