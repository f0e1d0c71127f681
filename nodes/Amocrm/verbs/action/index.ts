import type { Action } from '../../resources/resource';
import type { Verb } from '../verb';
import { oneRecord } from '../words';
import { actionParameters } from './form';

/** Makes a verb of a resource's own action, such as completing tasks. */
export const actionVerb = (action: Action): Verb => ({
	label: action.label,
	action: (resource) => `${action.label} ${oneRecord(resource)}`,
	description: () => action.description,
	form: (resource) => actionParameters(resource, action),
	load: async () => (await import('./run')).actionOperation(action),
});
