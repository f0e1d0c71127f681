import { namedChoice } from '../../lists/choice';
import { columnOf } from '../common/columnReaders';
import { locator, type Picker } from '../common/picker';
import type { FieldType } from '../fieldType';

const picker: Picker = {
	method: 'searchTaskTypes',
	choices: async (connection, notBefore) => {
		const { readTaskTypes } = await import('../../lists/taskTypes');
		return (await readTaskTypes(connection, notBefore)).map(namedChoice);
	},
};

/** A task type of the account. */
export const taskType: FieldType = {
	input: ({ label, name }) =>
		locator(label, name, picker.method, { id: 'e.g. 2', name: 'e.g. Meeting' }),
	picker,
	column: columnOf(picker),
	load: async () => await import('./codec'),
};
