import { distinct, namedChoice } from '../../lists/choice';
import type { Picker } from '../../fieldTypes/common/picker';
import { optionInputs } from '../common/inputs';
import type { FilterType } from '../filterType';

const options: Picker = {
	method: 'getTaskTypes',
	choices: async (connection) => {
		const { readTaskTypes } = await import('../../lists/taskTypes');
		return distinct((await readTaskTypes(connection)).map(namedChoice));
	},
};

/** Several task types. */
export const taskTypes: FilterType = {
	inputs: optionInputs(options.method),
	options,
	load: async () => await import('./reader'),
};
