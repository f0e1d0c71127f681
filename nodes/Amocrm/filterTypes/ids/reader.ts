import { idsOf } from '../../fieldTypes/common/idsOf';
import { refuseForeignAddress } from '../../parse/records/recordAddress';
import { among } from '../common/among';
import { emptiedList } from '../common/emptied';
import type { FilterReader } from '../filterType';

export const reader: FilterReader = {
	conditions: async ({ name }, form, { directory: { home } }) => {
		refuseForeignAddress(form[name], home.scope, home.account);
		return among(name, idsOf(form[name]));
	},
	isEmptied: emptiedList,
};
