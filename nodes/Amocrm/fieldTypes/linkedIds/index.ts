import { textColumn } from '../common/columnReaders';
import { textInput } from '../common/textInput';
import type { FieldType } from '../fieldType';

/** Records to link to a new record. */
export const linkedIds: FieldType = {
	input: textInput,
	column: textColumn,
	load: async () => await import('./codec'),
};
