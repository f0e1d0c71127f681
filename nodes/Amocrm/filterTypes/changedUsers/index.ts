import { optionInputs } from '../common/inputs';
import type { FilterType } from '../filterType';
import { usersOptions } from '../users';

/** Users who were responsible before or after a change. */
export const changedUsers: FilterType = {
	inputs: optionInputs(usersOptions.method),
	options: usersOptions,
	load: async () => await import('./reader'),
};
