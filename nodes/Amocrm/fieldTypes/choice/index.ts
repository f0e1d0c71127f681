import { optionsInput } from '../common/columnReaders';
import type { FieldType } from '../fieldType';

/** One of the choices that the table of resources gives the field. */
export const choice: FieldType = {
	input: ({ label, name, choices = [] }) => {
		const first = choices[0]?.value ?? '';
		return { displayName: label, name, type: 'options', options: [...choices], default: first };
	},
	column: async ({ choices = [] }) => optionsInput([...choices]),
	load: async () => await import('./codec'),
};
