import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { FIRST_RESOURCE } from '../resources';
import type { Resource } from '../resources/resource';
import { verbsOf } from '../verbs/verbsOf';
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

/** All that can be done with a resource, in words. */
const operationsOf = (resource: Resource): INodePropertyOptions[] =>
	[...verbsOf(resource)].map(([value, { label, action, description }]) => ({
		name: labelOf(resource, value) ?? label,
		value,
		action: withLabel(action(resource), label, labelOf(resource, value)),
		description: description(resource),
	}));

const labelOf = ({ labels }: Resource, operation: string): string | undefined =>
	new Map(Object.entries(labels ?? {})).get(operation);

const withLabel = (action: string, usual: string, own: string | undefined) =>
	own === undefined ? action : action.replace(usual, own);

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
