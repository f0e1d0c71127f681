import { textColumn } from '../common/columnReaders';
import { textInput } from '../common/textInput';
import type { FieldType } from '../fieldType';

/** A text that the API takes as an object: `{ "text": … }`. */
export const textObject: FieldType = {
	input: textInput,
	column: textColumn,
	load: async () => await import('./codec'),
};
