import { textInput } from '../common/inputs';
import type { FilterType } from '../filterType';

/** Text that must equal the record's value. */
export const text: FilterType = {
	inputs: textInput(),
	load: async () => await import('./reader'),
};
