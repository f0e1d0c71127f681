import { upsertFields } from '../../resources/common/fields';
import type { Verb } from '../verb';
import { oneRecord } from '../words';
import { upsertParameters } from './form';

/** Creates records, or updates existing ones. */
export const upsert: Verb = {
	label: 'Create or Update',
	action: (resource) => `Create or update ${oneRecord(resource)}`,
	description: (resource) =>
		`Create a new ${oneRecord(resource)}, or update the current one if it already exists (upsert)`,
	form: upsertParameters,
	fields: upsertFields,
	load: async () => (await import('./run')).upsert,
};
