import { rangeInputs } from '../common/inputs';
import type { FilterType } from '../filterType';

/** A range of numbers. */
export const numberRange: FilterType = {
	inputs: rangeInputs('number', 'From', 'To'),
	load: async () => await import('./reader'),
};
