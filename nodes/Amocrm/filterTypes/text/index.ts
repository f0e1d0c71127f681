import { textInput } from '../common/inputs';
import type { FilterType } from '../filterType';

/** A text that a value of the record equals. */
export const text: FilterType = {
	inputs: textInput(),
	load: async () => await import('./reader'),
};
