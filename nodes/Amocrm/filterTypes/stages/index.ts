import type { Picker } from '../../fieldTypes/common/picker';
import { distinct } from '../../lists/choice';
import { optionInputs } from '../common/inputs';
import type { FilterType } from '../filterType';

export const stagesOptions: Picker = {
	method: 'getStages',
	choices: async (connection) => {
		const [{ presentStages }, { readStages }] = await Promise.all([
			import('../../lists/choices'),
			import('../../lists/stages'),
		]);
		return distinct(presentStages(await readStages(connection)));
	},
};

/** Several stages of pipelines. */
export const stages: FilterType = {
	inputs: optionInputs(stagesOptions.method),
	options: stagesOptions,
	load: async () => await import('./reader'),
};
