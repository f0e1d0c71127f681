import { parseTime } from '../../parse/dates/dates';
import { withNotation } from '../../rows/withNotation';
import { emptiedRange } from '../common/emptied';
import { between } from '../common/range';
import type { FilterReader } from '../filterType';

export const reader: FilterReader = {
	conditions: async ({ name, label }, form, context) => {
		const zones = { workflow: context.workflowZone, account: context.workflowZone };
		return await between(name, form, async (value) =>
			withNotation(context, label, (notation) => parseTime(value, { ...zones, notation })),
		);
	},
	isEmptied: emptiedRange,
};
