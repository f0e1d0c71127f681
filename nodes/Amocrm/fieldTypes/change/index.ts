import { textInput } from '../common/textInput';
import type { FieldType } from '../fieldType';

/** What something was before a change, or is after it. Only amoCRM writes it. */
export const change: FieldType = {
	input: textInput,
	load: async () => await import('./codec'),
};
