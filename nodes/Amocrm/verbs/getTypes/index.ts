import type { Verb } from '../verb';
import { manyRecords, oneRecord } from '../words';
import { getTypesParameters } from './form';

/** Lists the types that records of a resource can have. */
export const getTypes: Verb = {
	label: 'Get Types',
	action: (resource) => `Get ${oneRecord(resource)} types`,
	description: (resource) => `List the types of ${manyRecords(resource)} with their names`,
	form: getTypesParameters,
	load: async () => (await import('./run')).getTypes,
};
