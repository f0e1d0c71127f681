import { authorIdOf } from '../../fieldTypes/common/userCodec';
import { among } from '../common/among';
import { eachOf } from '../common/eachOf';
import { emptiedList } from '../common/emptied';
import { refuseMoreThan } from '../common/most';
import type { FilterReader } from '../filterType';

export const reader: FilterReader = {
	conditions: async ({ name, most }, form, { directory }) => {
		const found = await eachOf(form[name], async (one) => await authorIdOf(one, directory));
		const ids = [...new Set(found)];
		refuseMoreThan(most, ids);
		return among(name, ids);
	},
	isEmptied: emptiedList,
};
