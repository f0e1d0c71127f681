import { rangeInputs } from '../common/inputs';
import type { FilterType } from '../filterType';

/** Numbers from one to another. */
export const numberRange: FilterType = {
	inputs: rangeInputs('number', 'From', 'To'),
	load: async () => await import('./reader'),
};
