import { textColumn } from '../common/columnReaders';
import { textInput } from '../common/textInput';
import type { FieldType } from '../fieldType';

/** Text. */
export const text: FieldType = {
	input: textInput,
	column: textColumn,
	load: async () => await import('./codec'),
};
