import { columnOf } from '../common/columnReaders';
import { locator, type Picker } from '../common/picker';
import type { FieldType } from '../fieldType';

const picker: Picker = {
	method: 'searchStages',
	choices: async (connection, notBefore) => {
		const [{ stageChoices }, { readStages }] = await Promise.all([
			import('../../lists/choices'),
			import('../../lists/stages'),
		]);
		return stageChoices(await readStages(connection, notBefore));
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
