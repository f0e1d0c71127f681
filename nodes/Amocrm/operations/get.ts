import type { Resource } from '../resources/types';
import { readAccount, readRecord } from '../transport/pages';
import { inField, InputError } from '../values/inputError';
import { parseRecordId } from '../values/recordId';
import { queryParametersOf, withIncluded } from './queryParameters';
import { missing } from './rejection';
import { simplified } from './simplified';
import type { EachOperation, Run } from './types';

/** Reads one record, with what was chosen under 'Include'. */
export const get: EachOperation = {
	kind: 'each',
	each: async (run, item) => {
		const { context, connection, resource } = run;
		const id = resource.singleton ? undefined : recordIdOf(run, item);
		const query = withIncluded(
			queryParametersOf(context.getNodeParameter('options.queryParameters', item, {})),
			context.getNodeParameter('with', item, []),
		);
		if (id === undefined) return [await readAccount(connection, query)];
		const record = await readRecord(connection, resource.path, id, query);
		if (!record) throw notFound(resource, id);
		if (context.getNodeParameter('simplify', item, false) !== true) return [record];
		return await simplified(run, [record]);
	},
};

/** The record that an item is about. Throws InputError. */
export function recordIdOf({ context, resource }: Run, item: number): number {
	try {
		return parseRecordId(context.getNodeParameter('recordId', item, ''));
	} catch (error) {
		// The same complaint, with the label the user sees.
		throw inField(resource.singular, error);
	}
}

function notFound(resource: Resource, id: number): InputError {
	const { message, description } = missing(resource, { id });
	return new InputError(message, description, true);
}
