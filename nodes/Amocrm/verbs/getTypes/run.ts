import { typesOf } from '../../resources/common/lists';
import { queryParametersOf } from '../../rows/queryParameters';
import { readAll } from '../../transport/read/pages';
import { asking } from '../verb';

/** Reads the types of records as amoCRM lists them. */
export const getTypes = asking(async ({ context, connection, resource }, item) => {
	const { path, elements: name } = typesOf(resource);
	const query = queryParametersOf(context.getNodeParameter('options.queryParameters', item, {}));
	return await readAll(connection, { path, name }, query);
});
