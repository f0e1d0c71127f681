import { rangeInputs } from '../common/inputs';
import type { FilterType } from '../filterType';

/** Points in time from one to another. */
export const timeRange: FilterType = {
	inputs: rangeInputs('dateTime', 'After', 'Before'),
	hasDates: true,
	load: async () => await import('./reader'),
};
