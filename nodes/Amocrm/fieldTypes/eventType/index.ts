import { textInput } from '../common/textInput';
import type { FieldType } from '../fieldType';

/** What kind of thing happened. Only amoCRM writes it. */
export const eventType: FieldType = {
	input: textInput,
	load: async () => await import('./codec'),
};
