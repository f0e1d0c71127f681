import type { Verb } from '../verb';
import { oneOf } from '../words';
import { getParameters } from './form';

/** Reads one record. */
export const get: Verb = {
	label: 'Get',
	action: (resource) => `Get ${oneOf(resource)}`,
	description: (resource) => `Read the data of the ${oneOf(resource)}`,
	form: getParameters,
	load: async () => (await import('./run')).get,
};
