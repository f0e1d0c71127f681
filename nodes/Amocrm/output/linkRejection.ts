import type { IDataObject } from 'n8n-workflow';

import type { Field, Resource } from '../resources/resource';
import { isLinkable, LINKABLE } from '../resources/common/linkable';
import { isObject } from '../transport/http/json';
import type { Failure, FieldError } from '../transport/types';
import { explainRejection, noSuchRecord } from './rejection';

/** The parts of a link with their form labels. */
const FIELDS: readonly Field[] = [
	{ name: 'to_entity_type', label: 'Linked Record', type: 'text' },
	{ name: 'to_entity_id', label: 'Linked Record IDs', type: 'text' },
	{ name: 'is_main', label: 'Main Contact', type: 'text' },
	{ name: 'quantity', label: 'Quantity', type: 'text' },
	{ name: 'catalog_id', label: 'List ID', type: 'text' },
	{ name: 'price_id', label: 'Price Field ID', type: 'text' },
];

/**
 * Explains the API's errors about one link: which of its ends does not exist, or what else is wrong.
 *
 * @param from the linked record's resource
 * @param link as it was sent
 */
export async function explainLink(
	from: Resource,
	{ metadata, ...ends }: IDataObject,
	errors: readonly FieldError[],
	failure: Failure,
): Promise<Failure> {
	const { to_entity_type: type, to_entity_id: to, entity_id: id } = ends;
	const unknown = (name: string) =>
		errors.some(({ path, code }) => path === name && code === 'NotSupportedChoice');
	if (unknown('entity_id')) return { ...failure, ...noSuchRecord(from, { id }) };
	if (unknown('to_entity_id') && isLinkable(type))
		return { ...failure, ...noSuchRecord(LINKABLE[type], { id: to }) };
	const flat = errors.map((error) => ({ ...error, path: error.path.replace(/^metadata\./, '') }));
	return await explainRejection(
		{ ...from, fields: FIELDS },
		{ ...ends, ...(isObject(metadata) ? metadata : {}) },
		flat,
		failure,
	);
}
