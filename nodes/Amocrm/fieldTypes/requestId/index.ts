import { textColumn } from '../common/columnReaders';
import { textInput } from '../common/textInput';
import type { FieldType } from '../fieldType';

/** The user's own ID of a row; it is returned with the record and never sent. */
export const requestId: FieldType = { input: textInput, column: textColumn, seldom: true };
