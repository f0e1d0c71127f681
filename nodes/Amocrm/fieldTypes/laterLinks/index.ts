import { textColumn } from '../common/columnReaders';
import { textInput } from '../common/textInput';
import type { FieldType } from '../fieldType';

/** Records that a record is linked to once it is there. */
export const laterLinks: FieldType = {
	input: textInput,
	column: textColumn,
	load: async () => await import('./codec'),
};
