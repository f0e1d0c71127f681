import type { FieldType } from '../fieldType';
import { detailsInput } from './input';

/** The block of contact details, of which each part is a custom field of the account. */
export const details: FieldType = {
	input: detailsInput,
	load: async () => await import('./codec'),
};
