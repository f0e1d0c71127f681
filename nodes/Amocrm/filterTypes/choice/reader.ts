import { chosenOf } from '../../fieldTypes/common/chosenOf';
import { listIn } from '../../rows/parameters';
import { among } from '../common/among';
import { emptiedList } from '../common/emptied';
import type { FilterReader } from '../filterType';

export const reader: FilterReader = {
	conditions: async ({ name, choices = [] }, form) =>
		among(
			name,
			listIn(form[name]).map((one) => chosenOf(choices, one)),
		),
	isEmptied: emptiedList,
};
