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
	const options = sharedEntries(having, name);
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

function sharedEntries(forms: readonly OperationForm[], name: string): INodeProperties[] {
	const found = new Map<string, Entry>();
	for (const { resource, operation, properties } of forms) {
		for (const entry of entriesOf(properties, name)) {
			const key = JSON.stringify(entry);
			const known = found.get(key) ?? { entry, offered: new Map<string, string[]>() };
			known.offered.set(resource, [...(known.offered.get(resource) ?? []), operation]);
			found.set(key, known);
		}
	}
	return sortedByLabel([...found.values()].flatMap(conditioned));
}

/** The entry once for each set of operations, with the resources that offer it in these. */
function conditioned({ entry, offered }: Entry): INodeProperties[] {
	const resourcesBy = new Map<string, string[]>();
	for (const [resource, operations] of offered) {
		const key = operations.join();
		resourcesBy.set(key, [...(resourcesBy.get(key) ?? []), resource]);
	}
	return [...resourcesBy].map(([operations, resources]) => ({
		...entry,
		displayOptions: {
			...entry.displayOptions,
			show: {
				'/resource': resources,
				'/operation': operations.split(','),
				...entry.displayOptions?.show,
			},
		},
	}));
}
