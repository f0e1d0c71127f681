import type { Verb } from '../verb';
import { manyRecords, oneRecord } from '../words';
import { linkParameters, unlinkParameters } from './form';

/** Links records to others. */
export const link: Verb = {
	label: 'Link',
	action: (resource) => `Link ${oneRecord(resource)}`,
	description: (resource) =>
		`Link any number of ${manyRecords(resource)} to other records, in batches`,
	form: linkParameters,
	load: async () => (await import('./run')).link,
};

/** Takes links away. */
export const unlink: Verb = {
	label: 'Unlink',
	action: (resource) => `Unlink ${oneRecord(resource)}`,
	description: (resource) => `Remove links of any number of ${manyRecords(resource)}, in batches`,
	form: unlinkParameters,
	load: async () => (await import('./run')).unlink,
};
