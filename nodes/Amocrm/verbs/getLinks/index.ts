import type { Verb } from '../verb';
import { oneOf } from '../words';
import { getLinksParameters } from './form';

/** Lists what records are linked to. */
export const getLinks: Verb = {
	label: 'Get Links',
	action: (resource) => `Get links of ${oneOf(resource)}`,
	description: (resource) => `List what the ${oneOf(resource)} is linked to`,
	form: getLinksParameters,
	load: async () => (await import('./run')).getLinks,
};
