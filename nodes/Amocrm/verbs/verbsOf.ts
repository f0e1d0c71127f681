import type { Resource } from '../resources/resource';
import { actionVerb } from './action';
import * as verbs from './index';
import type { Verb } from './verb';

/** All operations of a resource by the values of 'Operation': verbs and its own actions. */
export const verbsOf = ({ operations, actions = [] }: Resource): ReadonlyMap<string, Verb> =>
	new Map<string, Verb>([
		...operations.map((name) => [name, verbs[name]] as const),
		...actions.map((action) => [action.name, actionVerb(action)] as const),
	]);
