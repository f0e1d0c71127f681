import { textColumn } from '../common/columnReaders';
import { textInput } from '../common/textInput';
import type { FieldType } from '../fieldType';

/** Records that a new record is linked to. */
export const linkedIds: FieldType = {
	input: textInput,
	column: textColumn,
	load: async () => await import('./codec'),
};
