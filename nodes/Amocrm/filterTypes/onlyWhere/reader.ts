import { parseBoolean } from '../../parse/numbers/booleans';
import { isMissing } from '../../parse/text/blank';
import { emptiedValue } from '../common/emptied';
import type { FilterReader } from '../filterType';

export const reader: FilterReader = {
	conditions: async ({ name, shownBy = name }, form) => {
		if (isMissing(form[name]) || !parseBoolean(form[name])) return [];
		return [{ query: { [name]: 1 }, holds: (record) => record[shownBy] === true }];
	},
	isEmptied: emptiedValue,
};
