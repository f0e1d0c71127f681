import { recordLocator } from '../../form/recordLocator';
import { textColumn } from '../common/columnReaders';
import type { FieldType } from '../fieldType';

/** The record that a row refers to. */
export const recordId: FieldType = {
	input: ({ name }, resource) => recordLocator(resource, name),
	column: textColumn,
	load: async () => await import('./codec'),
};
