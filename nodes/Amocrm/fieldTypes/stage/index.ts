import { columnOf } from '../common/columns';
import { locator, type Picker } from '../common/picker';
import type { FieldType } from '../fieldType';

const picker: Picker = {
	method: 'searchStages',
	choices: async (connection, notBefore) => {
		const [{ stageChoices }, { stages }] = await Promise.all([
			import('../../lists/choices'),
			import('../../lists/stages'),
		]);
		return stageChoices(await stages(connection, notBefore));
	},
};

/** A stage of a pipeline. */
export const stage: FieldType = {
	input: ({ label, name }) =>
		locator(label, name, picker.method, {
			id: 'e.g. 3177727:32392159',
			name: 'e.g. Sales → First contact',
		}),
	picker,
	column: columnOf(picker),
	load: async () => await import('./codec'),
};
