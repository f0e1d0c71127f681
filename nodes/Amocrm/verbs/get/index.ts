import type { Verb } from '../verb';
import { oneRecord } from '../words';
import { getParameters } from './form';

/** Reads one record. */
export const get: Verb = {
	label: 'Get',
	action: (resource) => `Get ${oneRecord(resource)}`,
	description: (resource) => `Read the data of the ${oneRecord(resource)}`,
	form: getParameters,
	load: async () => (await import('./run')).get,
};
