import { textColumn } from '../common/columnReaders';
import { textInput } from '../common/textInput';
import type { FieldType } from '../fieldType';

/** A whole number, in any notation. */
export const integer: FieldType = {
	input: textInput,
	column: textColumn,
	load: async () => await import('./codec'),
};
