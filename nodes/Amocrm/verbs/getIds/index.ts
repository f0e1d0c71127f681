import type { Verb } from '../verb';
import { getIdsParameters } from './form';

/** Lists everything that has an ID. */
export const getIds: Verb = {
	label: 'Get IDs',
	action: () => 'Get ids of account',
	description: () =>
		'List everything that has an ID: users, pipelines, stages, custom fields, options, tags',
	form: getIdsParameters,
	load: async () => (await import('./run')).getIds,
};
