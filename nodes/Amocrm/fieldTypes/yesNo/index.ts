import { yesNoColumn } from '../common/columnReaders';
import type { FieldType } from '../fieldType';

/** Yes or no. */
export const yesNo: FieldType = {
	input: ({ label, name }) => ({
		displayName: label,
		name,
		type: 'options',
		options: [
			{ name: 'No', value: 'no' },
			{ name: 'Yes', value: 'yes' },
		],
		default: 'yes',
	}),
	column: yesNoColumn,
	load: async () => await import('./codec'),
};
