import type { Picker } from '../../fieldTypes/common/picker';
import { byName, distinct } from '../../lists/choice';
import { optionInputs } from '../common/inputs';
import type { FilterType } from '../filterType';

const options: Picker = {
	method: 'getEventTypes',
	choices: async (connection) => {
		const { readEventTypes } = await import('../../lists/eventTypes');
		const types = await readEventTypes(connection);
		return distinct(types.map(({ name, code }) => ({ name, value: code }))).sort(byName);
	},
};

/** Several event types. */
export const eventTypes: FilterType = {
	inputs: optionInputs(options.method),
	options,
	load: async () => await import('./reader'),
};
