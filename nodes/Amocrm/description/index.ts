import type { INodeProperties } from 'n8n-workflow';

import type { OperationName, Resource } from '../resources/types';
import { createParameters } from './create';
import { getParameters } from './get';
import { operationParameter, resourceParameter } from './resourceOptions';

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

const FORMS: Record<OperationName, (resource: Resource) => INodeProperties[]> = {
	create: createParameters,
	get: getParameters,
};

/** The node's whole form, made from the table of resources. */
export function describe(resources: readonly Resource[]): INodeProperties[] {
	return [
		authentication,
		resourceParameter(resources),
		...resources.map(operationParameter),
		...resources.flatMap((resource) => resource.operations.flatMap((operation) => FORMS[operation](resource))),
	];
}
