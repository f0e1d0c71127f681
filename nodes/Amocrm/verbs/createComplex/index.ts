import type { Verb } from '../verb';
import { manyRecords, oneRecord } from '../words';
import { createComplexParameters } from './form';

/** Creates leads together with contacts and companies. */
export const createComplex: Verb = {
	label: 'Create Complex',
	action: (resource) => `Create ${oneRecord(resource)} with contact and company`,
	description: (resource) =>
		`Create any number of ${manyRecords(resource)}, each with a contact and a company, in batches`,
	form: createComplexParameters,
	load: async () => (await import('./run')).createComplex,
};
