import type { Resource } from '../resources/types';
import { read } from '../transport/connection';
import { isObject } from '../transport/json';
import { UnreadableError } from '../transport/pages';
import { InputError } from '../values/inputError';
import { switchOf } from './parameters';
import { queryParametersOf, withIncluded } from './queryParameters';
import { recordIdOf } from './recordIdOf';
import { missing } from './rejection';
import { simplified } from './simplified';
import type { EachOperation } from './types';

/** Reads one record, with what was chosen under 'Include'. */
export const get: EachOperation = {
	kind: 'each',
	each: async (run, item) => {
		const { context, connection, resource } = run;
		const id = resource.singleton ? undefined : await recordIdOf(run, item);
		const path = id === undefined ? resource.path : `${resource.path}/${id}`;
		const query = withIncluded(
			queryParametersOf(context.getNodeParameter('options.queryParameters', item, {})),
			context.getNodeParameter('with', item, []),
		);
		const answer = await read(connection, path, query);
		const missing =
			id !== undefined && (answer.kind === 'ok' ? answer.body === undefined : isNotFound(answer));
		if (missing) throw notFound(resource, id);
		if (answer.kind !== 'ok') throw new UnreadableError(answer);
		const records = isObject(answer.body) ? [answer.body] : [];
		const simple =
			!resource.singleton && simplifies(context.getNodeParameter('simplify', item, false));
		return simple ? await simplified(run, records) : records;
	},
};

/** Whether records come out as people read them. Throws InputError. */
export const simplifies = (value: unknown): boolean => switchOf('Simplify', value, false);

/** Missing records are answered 204 or 404, by kind (API facts 3.1). */
const isNotFound = (answer: { kind: string; status?: number }) =>
	answer.kind === 'refused' && answer.status === 404;

function notFound(resource: Resource, id: number): InputError {
	const { message, description } = missing(resource, { id });
	return new InputError(message, description, true);
}
