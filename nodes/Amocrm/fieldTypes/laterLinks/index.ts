import { textColumn } from '../common/columnReaders';
import { textInput } from '../common/textInput';
import type { FieldType } from '../fieldType';

/** Records that are linked after the record is written. */
export const laterLinks: FieldType = {
	input: textInput,
	column: textColumn,
	load: async () => await import('./codec'),
};
