import type { INodeProperties } from 'n8n-workflow';

import type { Resource } from '../resources/resource';
import { verbsOf } from '../verbs/verbsOf';
import { operationParameter, resourceParameter } from './resourceOptions';
import { withOneCollection } from './sharedCollection';
import { withoutRepetition } from './withoutRepetition';

const authentication: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Long Lived Token', value: 'longLivedToken' },
		{ name: 'OAuth2', value: 'oAuth2' },
	],
	default: 'longLivedToken',
};

/** The node's complete form, generated from the table of resources. */
export function describe(resources: readonly Resource[]): INodeProperties[] {
	const forms = resources.flatMap((resource) =>
		[...verbsOf(resource)].map(([operation, verb]) => ({
			resource: resource.name,
			operation,
			properties: verb.form(resource),
		})),
	);
	return [
		authentication,
		resourceParameter(resources),
		...resources.map(operationParameter),
		...withoutRepetition(withOneCollection(forms, 'options').map(({ properties }) => properties)),
	];
}
