import { textColumn } from '../common/columnReaders';
import { textInput } from '../common/textInput';
import type { FieldType } from '../fieldType';

/** The ID or address of a record of any type. */
export const recordNumber: FieldType = {
	input: textInput,
	column: textColumn,
	load: async () => await import('./codec'),
};
