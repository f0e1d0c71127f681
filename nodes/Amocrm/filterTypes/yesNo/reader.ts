import { parseBoolean } from '../../parse/numbers/booleans';
import { isMissing } from '../../parse/text/blank';
import { emptiedValue } from '../common/emptied';
import type { FilterReader } from '../filterType';

export const reader: FilterReader = {
	conditions: async ({ name }, form) => {
		if (isMissing(form[name])) return [];
		const wanted = parseBoolean(form[name]);
		return [{ query: { [name]: Number(wanted) }, holds: (record) => record[name] === wanted }];
	},
	isEmptied: emptiedValue,
};
