import { textInput } from '../common/inputs';
import type { FilterType } from '../filterType';

/** IDs of the records themselves. */
export const ids: FilterType = {
	inputs: textInput('e.g. 9001, 9002'),
	load: async () => await import('./reader'),
};
