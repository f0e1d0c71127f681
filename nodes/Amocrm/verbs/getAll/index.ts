import type { Verb } from '../verb';
import { manyOf } from '../words';
import { getManyParameters } from './form';

/** Searches and lists records. */
export const getAll: Verb = {
	label: 'Get Many',
	action: (resource) => `Get many ${manyOf(resource)}`,
	description: (resource) => `Search and list ${manyOf(resource)}`,
	form: getManyParameters,
	load: async () => (await import('./run')).getMany,
};
