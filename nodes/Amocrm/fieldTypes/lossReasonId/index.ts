import { namedChoice } from '../../lists/choice';
import { columnOf } from '../common/columnReaders';
import { locator, type Picker } from '../common/picker';
import type { FieldType } from '../fieldType';

const picker: Picker = {
	method: 'searchLossReasons',
	choices: async (connection, notBefore) => {
		const { readLossReasons } = await import('../../lists/lossReasons');
		return (await readLossReasons(connection, notBefore)).map(namedChoice);
	},
};

/** A loss reason of the account. */
export const lossReasonId: FieldType = {
	input: ({ label, name }) =>
		locator(label, name, picker.method, {
			id: 'e.g. 4203748',
			name: 'e.g. Too expensive',
		}),
	picker,
	column: columnOf(picker),
	seldom: true,
	load: async () => await import('./codec'),
};
