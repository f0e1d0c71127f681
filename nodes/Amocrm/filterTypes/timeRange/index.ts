import { rangeInputs } from '../common/inputs';
import type { FilterType } from '../filterType';

/** A range of time. */
export const timeRange: FilterType = {
	inputs: rangeInputs('dateTime', 'After', 'Before'),
	hasDates: true,
	load: async () => await import('./reader'),
};
