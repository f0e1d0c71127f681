import { textColumn } from '../common/columnReaders';
import { textInput } from '../common/textInput';
import type { FieldType } from '../fieldType';

/** A text. */
export const text: FieldType = {
	input: textInput,
	column: textColumn,
	load: async () => await import('./codec'),
};
