import type { Action } from '../../resources/resource';
import type { Verb } from '../verb';
import { oneRecord } from '../words';
import { actionParameters } from './form';

/** What a resource has beside the usual verbs, such as completing tasks, as a verb. */
export const actionVerb = (action: Action): Verb => ({
	label: action.label,
	action: (resource) => `${action.label} ${oneRecord(resource)}`,
	description: () => action.description,
	form: (resource) => actionParameters(resource, action),
	load: async () => (await import('./run')).actionOperation(action),
});
