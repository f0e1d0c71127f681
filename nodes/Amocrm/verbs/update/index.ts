import { updateFields } from '../../resources/common/fields';
import type { Verb } from '../verb';
import { manyRecords, oneRecord } from '../words';
import { updateParameters } from './form';

/** Changes records. */
export const update: Verb = {
	label: 'Update',
	action: (resource) => `Update ${oneRecord(resource)}`,
	description: (resource) => `Change any number of ${manyRecords(resource)}, in batches`,
	form: updateParameters,
	fields: updateFields,
	load: async () => (await import('./run')).update,
};
