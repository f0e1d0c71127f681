import { textInput } from '../common/textInput';
import type { FieldType } from '../fieldType';

/** A value before or after a change. Only amoCRM writes it. */
export const change: FieldType = {
	input: textInput,
	load: async () => await import('./codec'),
};
