import { textColumn } from '../common/columnReaders';
import { locator } from '../common/picker';
import type { FieldType } from '../fieldType';

/** The company to link after the record is written, by name, ID or address. */
export const laterCompany: FieldType = {
	input: ({ label, name }) =>
		locator(label, name, 'searchCompanies', { id: 'e.g. 9001', name: 'e.g. Rocket LLC' }),
	column: textColumn,
	load: async () => await import('./codec'),
};
