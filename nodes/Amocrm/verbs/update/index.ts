import { updateFields } from '../../resources/common/fields';
import type { Verb } from '../verb';
import { manyOf, oneOf } from '../words';
import { updateParameters } from './form';

/** Changes records. */
export const update: Verb = {
	label: 'Update',
	action: (resource) => `Update ${oneOf(resource)}`,
	description: (resource) => `Change any number of ${manyOf(resource)}, in batches`,
	form: updateParameters,
	fields: updateFields,
	load: async () => (await import('./run')).update,
};
