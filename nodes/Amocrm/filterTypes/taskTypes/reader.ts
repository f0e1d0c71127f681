import { among } from '../common/among';
import { eachOf } from '../common/eachOf';
import { emptiedList } from '../common/emptied';
import type { FilterReader } from '../filterType';

export const reader: FilterReader = {
	conditions: async ({ name }, form, { directory }) => {
		const types = await eachOf(form[name], async (one) => await directory.taskType(one));
		const ids = types.map(({ id }) => id);
		// In records, the key has a different name (API facts 1.7).
		return among(name, ids, 'task_type_id');
	},
	isEmptied: emptiedList,
};
