import type { Verb } from '../verb';
import { manyOf, oneOf } from '../words';
import { linkParameters, unlinkParameters } from './form';

/** Links records to others. */
export const link: Verb = {
	label: 'Link',
	action: (resource) => `Link ${oneOf(resource)}`,
	description: (resource) => `Link any number of ${manyOf(resource)} to other records, in batches`,
	form: linkParameters,
	load: async () => (await import('./run')).link,
};

/** Takes links away. */
export const unlink: Verb = {
	label: 'Unlink',
	action: (resource) => `Unlink ${oneOf(resource)}`,
	description: (resource) => `Remove links of any number of ${manyOf(resource)}, in batches`,
	form: unlinkParameters,
	load: async () => (await import('./run')).unlink,
};
