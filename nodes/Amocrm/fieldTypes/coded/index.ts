import { textInput } from '../common/textInput';
import type { FieldType } from '../fieldType';

/** A custom field that nearly every account has, under its code. Its kinds are columns of their own. */
export const coded: FieldType = {
	input: textInput,
	load: async () => await import('./codec'),
};
