import { userIdOf } from '../../fieldTypes/common/userCodec';
import { at } from '../../transport/http/json';
import { changed } from '../common/changed';
import { eachOf } from '../common/eachOf';
import { emptiedList } from '../common/emptied';
import type { FilterReader } from '../filterType';

export const reader: FilterReader = {
	conditions: async (filter, form, { directory }) => {
		const ids = await eachOf(form[filter.name], async (one) => await userIdOf(one, directory));
		if (ids.length === 0) return [];
		return [
			// The API expects them in one text (API facts 6.1).
			changed(filter, form, { responsible_user_id: ids.join(',') }, (change) =>
				ids.includes(Number(at(change, 'responsible_user', 'id'))),
			),
		];
	},
	isEmptied: emptiedList,
};
