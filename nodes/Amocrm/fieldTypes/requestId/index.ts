import { textColumn } from '../common/columnReaders';
import { textInput } from '../common/textInput';
import type { FieldType } from '../fieldType';

/** The user's own name for a row, which is kept beside the row and not sent. */
export const requestId: FieldType = { input: textInput, column: textColumn, seldom: true };
