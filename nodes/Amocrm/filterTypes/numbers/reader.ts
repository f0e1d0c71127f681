import { idsOf } from '../../fieldTypes/common/idsOf';
import { among } from '../common/among';
import { emptiedList } from '../common/emptied';
import type { FilterReader } from '../filterType';

export const reader: FilterReader = {
	conditions: async ({ name }, form) => among(name, idsOf(form[name])),
	isEmptied: emptiedList,
};
