import type { Verb } from '../verb';
import { manyRecords, oneRecord } from '../words';
import { deleteParameters } from './form';

/** Deletes records. */
export const remove: Verb = {
	label: 'Delete',
	action: (resource) => `Delete ${oneRecord(resource)}`,
	description: (resource) => `Delete any number of ${manyRecords(resource)}`,
	form: deleteParameters,
	load: async () => (await import('./run')).remove,
};
