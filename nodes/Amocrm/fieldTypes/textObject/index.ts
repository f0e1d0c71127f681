import { textColumn } from '../common/columnReaders';
import { textInput } from '../common/textInput';
import type { FieldType } from '../fieldType';

/** Text that the API expects as an object: `{ "text": … }`. */
export const textObject: FieldType = {
	input: textInput,
	column: textColumn,
	load: async () => await import('./codec'),
};
