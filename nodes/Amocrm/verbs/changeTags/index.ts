import type { Verb } from '../verb';
import { manyRecords, oneRecord } from '../words';
import { changeTagsParameters } from './form';

/** Adds, removes or replaces tags and changes nothing else. */
export const changeTags: Verb = {
	label: 'Change Tags',
	action: (resource) => `Change tags of ${oneRecord(resource)}`,
	description: (resource) =>
		`Add, remove or replace tags of any number of ${manyRecords(resource)}, in batches`,
	form: changeTagsParameters,
	load: async () => (await import('./run')).changeTags,
};
