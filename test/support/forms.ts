import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import type { Json } from './amocrm';

/** Builds parameters of a node's write operations; each field is put where the form has it. */
export function formsOf(properties: readonly INodeProperties[]) {
	return (
		{ resource, collection }: { resource: string; collection: string },
		operation: string,
		row: Json | Json[],
		options: Json = {},
	): INodeParameters => {
		const open = openFields(properties, resource, operation, collection);
		const rows = (Array.isArray(row) ? row : [row]).map((one) => inForm(one, open));
		return saved({ resource, operation, [collection]: { [resource]: rows }, options });
	};
}

/** Parameters as stored in a workflow. */
export function saved(parameters: Json): INodeParameters {
	const workflow: INodeParameters = JSON.parse(JSON.stringify(parameters));
	return workflow;
}

/** Fields that are not at the top level of the form are under 'Additional Fields'. */
function inForm(row: Json, open: ReadonlySet<string>): Json {
	const fields = Object.entries(row);
	return {
		...Object.fromEntries(fields.filter(([name]) => open.has(name))),
		additionalFields: Object.fromEntries(fields.filter(([name]) => !open.has(name))),
	};
}

function openFields(
	properties: readonly INodeProperties[],
	resource: string,
	operation: string,
	collection: string,
): Set<string> {
	const isShown = ({ displayOptions }: INodeProperties) =>
		displayOptions?.show?.resource?.includes(resource) === true &&
		displayOptions.show.operation?.includes(operation) === true;
	return new Set(
		properties
			.filter((property) => property.name === collection && isShown(property))
			.flatMap(({ options = [] }) => options)
			.flatMap((option) => ('values' in option ? option.values : []))
			.map(({ name }) => name),
	);
}
