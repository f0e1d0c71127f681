import { textInput } from '../common/textInput';
import type { FieldType } from '../fieldType';

/** A custom field that nearly every account has, identified by its code. Each of its kinds has its own column. */
export const coded: FieldType = {
	input: textInput,
	load: async () => await import('./codec'),
};
