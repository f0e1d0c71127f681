import { isUnlisted, recordListOf } from '../../resources/common/lists';
import type { Resource } from '../../resources/resource';
import { readAccount, readRecord } from '../../transport/read/pages';
import type { RecordKey } from '../../transport/types';
import { InputError } from '../../parse/text/inputError';
import { switchOf } from '../../rows/parameters';
import { queryParametersOf, withIncluded } from '../../rows/queryParameters';
import { parentsOf } from '../../rows/parentsOf';
import { recordKeyOf } from '../../rows/recordIdOf';
import { noSuchRecord } from '../../output/rejection';
import { simplified } from '../../output/simplified';
import { asking } from '../verb';

/** Reads one record, with the data chosen under 'Include'. */
export const get = asking(async (run, item) => {
	const { context, connection, resource } = run;
	const id = isUnlisted(resource) ? undefined : await recordKeyOf(run, item);
	const query = withIncluded(
		queryParametersOf(context.getNodeParameter('options.queryParameters', item, {})),
		context.getNodeParameter('with', item, []),
	);
	if (id === undefined) return [await readAccount(connection, query)];
	const { path, idKey } = recordListOf(resource, await parentsOf(run, item));
	const record = await readRecord(connection, path, id, query, idKey);
	if (!record) throw notFound(resource, id);
	const simple = simplifies(context.getNodeParameter('simplify', item, false));
	return simple ? await simplified(run, [record]) : [record];
});

/** Whether to simplify records. Throws InputError. */
export const simplifies = (value: unknown): boolean => switchOf('Simplify', value, false);

function notFound(resource: Resource, id: RecordKey): InputError {
	const { message, description } = noSuchRecord(resource, { id });
	return new InputError(message, description, true);
}
