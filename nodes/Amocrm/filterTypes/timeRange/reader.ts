import { parseTime } from '../../parse/dates/dates';
import { byHabit } from '../../rows/byHabit';
import { emptiedRange } from '../common/emptied';
import { between } from '../common/range';
import type { FilterReader } from '../filterType';

export const reader: FilterReader = {
	conditions: async ({ name, label }, form, context) => {
		const zones = { workflow: context.workflowZone, account: context.workflowZone };
		return await between(name, form, async (value) =>
			byHabit(context, label, (habits) => parseTime(value, { ...zones, habits })),
		);
	},
	isEmptied: emptiedRange,
};
