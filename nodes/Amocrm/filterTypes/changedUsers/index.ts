import { optionInputs } from '../common/inputs';
import type { FilterType } from '../filterType';
import { usersOptions } from '../users';

/** Users who were responsible before a change, or after it. */
export const changedUsers: FilterType = {
	inputs: optionInputs(usersOptions.method),
	options: usersOptions,
	load: async () => await import('./reader'),
};
