import type { Verb } from '../verb';
import { manyRecords, oneRecord } from '../words';
import { createParameters } from './form';

/** Creates records. */
export const create: Verb = {
	label: 'Create',
	action: (resource) => `Create ${oneRecord(resource)}`,
	description: (resource) => `Create any number of ${manyRecords(resource)}, in batches`,
	form: createParameters,
	fields: ({ fields }) => fields,
	load: async () => (await import('./run')).create,
};
