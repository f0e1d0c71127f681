import { optionsInput } from '../common/columnReaders';
import type { FieldType } from '../fieldType';

/** One of the choices that the table of resources defines for the field. */
export const choice: FieldType = {
	input: ({ label, name, choices = [], standard = choices[0]?.value ?? '' }) => ({
		displayName: label,
		name,
		type: 'options',
		options: [...choices],
		default: standard,
	}),
	column: async ({ choices = [] }) => optionsInput([...choices]),
	load: async () => await import('./codec'),
};
