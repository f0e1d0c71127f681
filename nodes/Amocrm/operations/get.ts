import { read } from '../transport/connection';
import { isObject } from '../transport/json';
import { UnreadableError } from '../transport/pages';
import type { EachOperation } from './types';

/** Reads what stands at the resource's own path, with what was chosen under 'Include'. */
export const get: EachOperation = {
	kind: 'each',
	each: async ({ context, connection, resource }, item) => {
		const included = context.getNodeParameter('with', item, []);
		const names = Array.isArray(included) ? included.join(',') : String(included);
		const answer = await read(connection, resource.path, names === '' ? {} : { with: names });
		if (answer.kind !== 'ok') throw new UnreadableError(answer);
		return isObject(answer.body) ? [answer.body] : [];
	},
};
