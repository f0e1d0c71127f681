import type { Verb } from '../verb';
import { oneRecord } from '../words';
import { getLinksParameters } from './form';

/** Lists the links of records. */
export const getLinks: Verb = {
	label: 'Get Links',
	action: (resource) => `Get links of ${oneRecord(resource)}`,
	description: (resource) => `List what the ${oneRecord(resource)} is linked to`,
	form: getLinksParameters,
	load: async () => (await import('./run')).getLinks,
};
