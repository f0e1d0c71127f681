import { userLocator } from '../../fieldTypes/user';
import type { FilterType } from '../filterType';

/** A user of the account. */
export const user: FilterType = {
	inputs: ({ name, label }) => [userLocator(label, name)],
	load: async () => await import('./reader'),
};
