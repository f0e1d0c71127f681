import type { IDataObject } from 'n8n-workflow';

import { at } from '../../transport/http/json';
import { filledPath } from '../../transport/http/pathTemplate';
import type { RecordList } from '../../transport/types';
import type { Endpoints, ListEndpoint, WriteEndpoint } from '../endpoints';
import type { Resource } from '../resource';

/** Whether records cannot be listed: an account has only one, or written records cannot be read. */
export const isUnlisted = ({ endpoints }: Resource): boolean => endpoints.list === undefined;

/** The list method of a resource. Throws Error if it has none, which is a mistake in the table. */
export function listEndpointOf({
	name,
	endpoints,
}: Pick<Resource, 'name' | 'endpoints'>): ListEndpoint {
	if (endpoints.list) return endpoints.list;
	throw new Error(`The resource "${name}" has no list`);
}

/** A writing method of a resource. Throws Error if it has none, which is a mistake in the table. */
export function writeOf(
	{ name, endpoints }: Resource,
	method: Exclude<keyof Endpoints, 'get' | 'links' | 'list' | 'types'>,
): WriteEndpoint {
	const endpoint = endpoints[method];
	if (endpoint) return endpoint;
	throw new Error(`The resource "${name}" has no method "${method}"`);
}

/** The method that lists the types of records. Throws Error if there is none, which is a mistake in the table. */
export function typesOf({ name, endpoints }: Resource): Pick<ListEndpoint, 'path' | 'elements'> {
	if (endpoints.types) return endpoints.types;
	throw new Error(`The resource "${name}" has no types`);
}

/**
 * The list of a resource, as reading and recovery need it.
 *
 * @param row has the values for the path
 */
export function recordListOf(resource: Resource, row: IDataObject = {}): RecordList {
	const { path, elements, ...list } = isUnlisted(resource)
		? { path: resource.endpoints.create?.path ?? '/', elements: resource.embedded }
		: listEndpointOf(resource);
	const { toldBy, ...identity } = resource.identity ?? {};
	const { idKey } = resource;
	return {
		...list,
		...identity,
		path: filledPath(path, row).path,
		name: elements,
		...(idKey ? { idKey } : {}),
		...(toldBy ? { content: (of) => namedBy(of, toldBy) } : {}),
	};
}

/** Other fields replace a missing name. */
const namedBy = (of: IDataObject, toldBy: readonly string[]): IDataObject => ({
	...of,
	name: toldBy.map((key) => String(at(of, ...key.split('.')) ?? '')).join(' '),
});
