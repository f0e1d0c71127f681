import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { FIRST_RESOURCE } from '../resources';
import type { OperationName, Resource } from '../resources/resource';
import { alphabetical } from './alphabetical';

/** The node's 'Resource'. */
export function resourceParameter(resources: readonly Resource[]): INodeProperties {
	const options = resources
		.map(({ name, singular }) => ({ name: singular, value: name }))
		.sort(byName);
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options,
		default: FIRST_RESOURCE,
	};
}

/** Wording of an operation, computed from the resource's names, so that it cannot differ between resources. */
const OPERATIONS: Record<OperationName, (resource: Resource) => INodePropertyOptions> = {
	changeTags: ({ singular, plural }) => ({
		name: 'Change Tags',
		value: 'changeTags',
		action: `Change tags of ${singular.toLowerCase()}`,
		description: `Add, remove or replace tags of any number of ${plural.toLowerCase()}, in batches`,
	}),
	create: ({ singular, plural }) => ({
		name: 'Create',
		value: 'create',
		action: `Create ${singular.toLowerCase()}`,
		description: `Create any number of ${plural.toLowerCase()}, in batches`,
	}),
	createComplex: ({ singular, plural }) => ({
		name: 'Create Complex',
		value: 'createComplex',
		action: `Create ${singular.toLowerCase()} with contact and company`,
		description: `Create any number of ${plural.toLowerCase()}, each with a contact and a company, in batches`,
	}),
	delete: ({ singular, plural }) => ({
		name: 'Delete',
		value: 'delete',
		action: `Delete ${singular.toLowerCase()}`,
		description: `Delete any number of ${plural.toLowerCase()}`,
	}),
	get: ({ singular }) => ({
		name: 'Get',
		value: 'get',
		action: `Get ${singular.toLowerCase()}`,
		description: `Read the data of the ${singular.toLowerCase()}`,
	}),
	getIds: () => ({
		name: 'Get IDs',
		value: 'getIds',
		action: 'Get ids of account',
		description:
			'List everything that has an ID: users, pipelines, stages, custom fields, options, tags',
	}),
	getLinks: ({ singular }) => ({
		name: 'Get Links',
		value: 'getLinks',
		action: `Get links of ${singular.toLowerCase()}`,
		description: `List what the ${singular.toLowerCase()} is linked to`,
	}),
	link: ({ singular, plural }) => ({
		name: 'Link',
		value: 'link',
		action: `Link ${singular.toLowerCase()}`,
		description: `Link any number of ${plural.toLowerCase()} to other records, in batches`,
	}),
	unlink: ({ singular, plural }) => ({
		name: 'Unlink',
		value: 'unlink',
		action: `Unlink ${singular.toLowerCase()}`,
		description: `Remove links of any number of ${plural.toLowerCase()}, in batches`,
	}),
	update: ({ singular, plural }) => ({
		name: 'Update',
		value: 'update',
		action: `Update ${singular.toLowerCase()}`,
		description: `Change any number of ${plural.toLowerCase()}, in batches`,
	}),
	upsert: ({ singular }) => ({
		name: 'Create or Update',
		value: 'upsert',
		action: `Create or update ${singular.toLowerCase()}`,
		description: `Create a new ${singular.toLowerCase()}, or update the current one if it already exists (upsert)`,
	}),
	getAll: ({ plural }) => ({
		name: 'Get Many',
		value: 'getAll',
		action: `Get many ${plural.toLowerCase()}`,
		description: `Search and list ${plural.toLowerCase()}`,
	}),
};

/** All that can be done with a resource, in words. */
const operationsOf = (resource: Resource): INodePropertyOptions[] => [
	...resource.operations.map((name) => OPERATIONS[name](resource)),
	...(resource.actions ?? []).map(({ name, label, description }) => ({
		name: label,
		value: name,
		action: `${label} ${resource.singular.toLowerCase()}`,
		description,
	})),
];

/** What stands under the node in a workflow: `Get Many: Lead`. */
export function subtitle(resources: readonly Resource[]): string {
	const operations = resources.flatMap((resource) =>
		operationsOf(resource).map(({ name, value }) => [value, name]),
	);
	const names = {
		...Object.fromEntries(operations),
		...Object.fromEntries(resources.map(({ name, singular }) => [name, singular])),
	};
	return `={{ ((names) => names[$parameter["operation"]] + ": " + names[$parameter["resource"]])(${JSON.stringify(names)}) }}`;
}

/** The 'Operation' of one resource. */
export function operationParameter(resource: Resource): INodeProperties {
	const options = operationsOf(resource).sort(byName);
	const [first = ''] = resource.operations;
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource.name] } },
		options,
		default: first,
	};
}

const byName = (a: INodePropertyOptions, b: INodePropertyOptions) => alphabetical(a.name, b.name);
