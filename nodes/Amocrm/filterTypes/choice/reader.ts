import { chosenOf } from '../../fieldTypes/common/chosenOf';
import { listOf } from '../../rows/parameters';
import { among } from '../common/among';
import { emptiedList } from '../common/emptied';
import type { FilterReader } from '../filterType';

export const reader: FilterReader = {
	conditions: async ({ name, choices = [] }, form) =>
		among(
			name,
			listOf(form[name]).map((one) => chosenOf(choices, one)),
		),
	isEmptied: emptiedList,
};
