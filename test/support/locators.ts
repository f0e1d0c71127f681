import type { INodeProperties } from 'n8n-workflow';

import type { Json } from './amocrm';

/** The location of a locator in a node's form, with the choices under which it is shown. */
export interface LocatorPlace {
	resource: string;
	operation: string;
	label: string;
	path: ReadonlyArray<string | number>;
	/** Values of other parameters, by path. */
	choices: Array<{ path: ReadonlyArray<string | number>; value: unknown }>;
}

type Path = ReadonlyArray<string | number>;

/** All locators of a form for one resource and operation, at any depth. */
export function locatorsOf(
	properties: readonly INodeProperties[],
	resource: string,
	operation: string,
): LocatorPlace[] {
	const isOffered = ({ displayOptions }: INodeProperties) => {
		const { show = {} } = displayOptions ?? {};
		const resources = show.resource ?? show['/resource'];
		const operations = show.operation ?? show['/operation'];
		return (
			(!resources || resources.includes(resource)) &&
			(!operations || operations.includes(operation))
		);
	};
	const below = (
		property: INodeProperties,
		parent: Path,
		choices: LocatorPlace['choices'],
	): LocatorPlace[] => {
		if (!isOffered(property)) return [];
		const path = [...parent, property.name];
		const shown = [...choices, ...choicesOf(property, parent)];
		if (property.type === 'resourceLocator')
			return [{ resource, operation, label: property.displayName, path, choices: shown }];
		const isList = property.typeOptions?.multipleValues === true;
		return (property.options ?? []).flatMap((option) => {
			if ('values' in option)
				return option.values.flatMap((inner) =>
					below(inner, [...path, option.name, ...(isList ? [0] : [])], shown),
				);
			return 'type' in option ? below(option, path, shown) : [];
		});
	};
	return properties.flatMap((property) => below(property, [], []));
}

/** The choices required for a property to be shown. */
const choicesOf = ({ displayOptions }: INodeProperties, parent: Path): LocatorPlace['choices'] =>
	Object.entries(displayOptions?.show ?? {})
		.filter(([name]) => !/^\/?(resource|operation)$/.test(name))
		.map(([name, values]) => ({ path: [...parent, name], value: values?.[0] }));

/** The parameters with a value put at a path; creates lists and objects on the way. */
export function withValue(parameters: Json, path: Path, value: unknown): Json {
	const copy = structuredClone(parameters);
	let inner: Record<string | number, unknown> = copy;
	for (const [i, key] of path.slice(0, -1).entries()) {
		const made = inner[key] ?? (typeof path[i + 1] === 'number' ? [] : {});
		inner[key] = made;
		inner = Object(made);
	}
	inner[path.at(-1) ?? ''] = value;
	return copy;
}
