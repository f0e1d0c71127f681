import type { Picker } from '../../fieldTypes/common/picker';
import { distinct, namedChoice } from '../../lists/choice';
import { optionInputs } from '../common/inputs';
import type { FilterType } from '../filterType';

const options: Picker = {
	method: 'getPipelines',
	choices: async (connection) => {
		const { pipelinesOf, readStages } = await import('../../lists/stages');
		const present = (await readStages(connection)).filter(({ archived }) => !archived);
		return distinct(pipelinesOf(present).map(namedChoice));
	},
};

/** Several pipelines. */
export const pipelines: FilterType = {
	inputs: optionInputs(options.method),
	options,
	load: async () => await import('./reader'),
};
