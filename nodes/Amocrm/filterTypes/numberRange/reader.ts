import { parseAmount } from '../../parse/numbers/numbers';
import { withNotation } from '../../rows/withNotation';
import { emptiedRange } from '../common/emptied';
import { between } from '../common/range';
import type { FilterReader } from '../filterType';

export const reader: FilterReader = {
	conditions: async ({ name, label }, form, context) =>
		await between(name, form, async (value) =>
			withNotation(context, label, (notation) => Number(parseAmount(value, notation))),
		),
	isEmptied: emptiedRange,
};
