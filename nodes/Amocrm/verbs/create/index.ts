import type { Verb } from '../verb';
import { manyOf, oneOf } from '../words';
import { createParameters } from './form';

/** Makes new records. */
export const create: Verb = {
	label: 'Create',
	action: (resource) => `Create ${oneOf(resource)}`,
	description: (resource) => `Create any number of ${manyOf(resource)}, in batches`,
	form: createParameters,
	fields: ({ fields }) => fields,
	load: async () => (await import('./run')).create,
};
