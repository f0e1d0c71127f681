import { timeColumn } from '../common/columnReaders';
import type { FieldType } from '../fieldType';

/** A point in time; the API uses Unix seconds. */
export const time: FieldType = {
	input: ({ label, name }) => ({ displayName: label, name, type: 'dateTime', default: '' }),
	column: timeColumn,
	seldom: true,
	load: async () => await import('./codec'),
};
