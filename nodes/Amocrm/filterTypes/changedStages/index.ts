import { optionInputs } from '../common/inputs';
import type { FilterType } from '../filterType';
import { stagesOptions } from '../stages';

/** Stages that leads came from or went to. */
export const changedStages: FilterType = {
	inputs: optionInputs(stagesOptions.method),
	options: stagesOptions,
	load: async () => await import('./reader'),
};
