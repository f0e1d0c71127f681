import { textInput } from '../common/inputs';
import type { FilterType } from '../filterType';

/** IDs of other records. */
export const numbers: FilterType = {
	inputs: textInput('e.g. 12001, 12002'),
	load: async () => await import('./reader'),
};
