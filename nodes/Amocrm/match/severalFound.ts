import type { IDataObject } from 'n8n-workflow';

import type { Resource } from '../resources/resource';
import { InputError } from '../parse/text/inputError';
import { identityOf } from './rowIdentity';
import type { Match } from './matches';
import type { MatchKey } from './matchKeys';
import { noSuchRecord } from '../output/rejection';
import type { Identified } from './rowSubjects';

/** What choosing one of several records requires. */
export interface Stored extends Identified {
	updatedAt: number;
}

/** The values of 'Several Found'. */
export const SEVERAL_FOUND = ['all', 'error', 'firstCreated', 'lastUpdated'] as const;
export type SeveralFound = (typeof SEVERAL_FOUND)[number];

const MAX_SHOWN = 10;

/** The records a row refers to. Throws InputError if there are several and that is an error, or if its ID does not exist. */
export function chosenHits<T extends Stored>(
	{ hits, missingId }: Match<T>,
	policy: SeveralFound,
	resource: Resource,
): readonly T[] {
	if (missingId !== undefined) {
		const { message, description } = noSuchRecord(resource, { id: missingId });
		throw new InputError(message, description, true);
	}
	const inOrder = [...hits].sort(policy === 'lastUpdated' ? newestFirst : byId);
	if (inOrder.length < 2 || policy === 'all') return inOrder;
	if (policy === 'error') throw several(inOrder, resource);
	return inOrder.slice(0, 1);
}

/** By ID, since creation dates can be set by writers. */
const byId = (a: Stored, b: Stored) => a.id - b.id;
const newestFirst = (a: Stored, b: Stored) => b.updatedAt - a.updatedAt || b.id - a.id;

function several(hits: readonly Stored[], { plural }: Resource): InputError {
	const ids = hits.slice(0, MAX_SHOWN).map(({ id }) => id);
	const more = hits.length > MAX_SHOWN ? ' …' : '';
	return new InputError(
		`${hits.length} ${plural.toLowerCase()} match this row: ID ${ids.join(', ')}${more}`,
		"Merge them in amoCRM, enter the ID of the right one, or change the option 'Several Found'.",
	);
}

/** The part of a stored record needed to choose it. */
export const storedOf = (record: IDataObject, keys: readonly MatchKey[]): Stored => ({
	id: Number(record.id),
	identity: identityOf(keys, record),
	updatedAt: Number(record.updated_at ?? 0),
});
