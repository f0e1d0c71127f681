import type { Picker } from '../../fieldTypes/common/picker';
import { distinct } from '../../lists/choice';
import { optionInputs } from '../common/inputs';
import type { FilterType } from '../filterType';

const options: Picker = {
	method: 'getStages',
	choices: async (connection) => {
		const [{ presentStages }, { readStages }] = await Promise.all([
			import('../../lists/choices'),
			import('../../lists/stages'),
		]);
		return distinct(presentStages(await readStages(connection)));
	},
};

/** Stages of pipelines. */
export const stages: FilterType = {
	inputs: optionInputs(options.method),
	options,
	load: async () => await import('./reader'),
};
