import type { Verb } from '../verb';
import { manyOf, oneOf } from '../words';
import { deleteParameters } from './form';

/** Deletes records. */
export const remove: Verb = {
	label: 'Delete',
	action: (resource) => `Delete ${oneOf(resource)}`,
	description: (resource) => `Delete any number of ${manyOf(resource)}`,
	form: deleteParameters,
	load: async () => (await import('./run')).remove,
};
