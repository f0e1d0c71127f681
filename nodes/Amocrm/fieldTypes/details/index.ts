import type { FieldType } from '../fieldType';
import { detailsInput } from './input';

/** Contact details, whose parts are custom fields of the account. */
export const details: FieldType = {
	input: detailsInput,
	load: async () => await import('./codec'),
};
