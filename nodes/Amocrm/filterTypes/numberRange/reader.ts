import { parseAmount } from '../../parse/numbers/numbers';
import { byHabit } from '../../rows/byHabit';
import { emptiedRange } from '../common/emptied';
import { between } from '../common/range';
import type { FilterReader } from '../filterType';

export const reader: FilterReader = {
	conditions: async ({ name, label }, form, context) =>
		await between(name, form, async (value) =>
			byHabit(context, label, (habits) => Number(parseAmount(value, habits))),
		),
	isEmptied: emptiedRange,
};
