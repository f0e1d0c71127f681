import type { Verb } from '../verb';
import { manyRecords } from '../words';
import { getManyParameters } from './form';

/** Searches and lists records. */
export const getAll: Verb = {
	label: 'Get Many',
	action: (resource) => `Get many ${manyRecords(resource)}`,
	description: (resource) => `Search and list ${manyRecords(resource)}`,
	form: getManyParameters,
	load: async () => (await import('./run')).getMany,
};
