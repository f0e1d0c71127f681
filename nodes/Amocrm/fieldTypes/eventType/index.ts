import { textInput } from '../common/textInput';
import type { FieldType } from '../fieldType';

/** The type of an event. Only amoCRM writes it. */
export const eventType: FieldType = {
	input: textInput,
	load: async () => await import('./codec'),
};
