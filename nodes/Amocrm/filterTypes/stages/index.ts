import type { Picker } from '../../fieldTypes/common/picker';
import { distinct, presentStages } from '../../lists/choices';
import { readStages } from '../../lists/stages';
import { optionInputs } from '../common/inputs';
import type { FilterType } from '../filterType';

const options: Picker = {
	method: 'getStages',
	choices: async (connection) => distinct(presentStages(await readStages(connection))),
};

/** Stages of pipelines. */
export const stages: FilterType = {
	inputs: optionInputs(options.method),
	options,
	load: async () => await import('./reader'),
};
