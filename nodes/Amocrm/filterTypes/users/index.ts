import type { Picker } from '../../fieldTypes/common/picker';
import { userPicker } from '../../fieldTypes/user';
import { optionInputs } from '../common/inputs';
import type { FilterType } from '../filterType';

export const usersOptions: Picker = { ...userPicker, method: 'getUsers' };

/** Several users of the account. */
export const users: FilterType = {
	inputs: optionInputs(usersOptions.method),
	options: usersOptions,
	load: async () => await import('./reader'),
};
