import type { INodeProperties } from 'n8n-workflow';

import type { OperationName, Resource } from '../resources/resource';
import { changeTagsParameters } from '../verbs/changeTags/form';
import { createComplexParameters } from '../verbs/createComplex/form';
import { getParameters } from '../verbs/get/form';
import { getIdsParameters } from '../verbs/getIds/form';
import { getManyParameters } from '../verbs/getAll/form';
import { getLinksParameters, linkParameters } from '../verbs/link/form';
import { deleteParameters } from '../verbs/delete/form';
import { actionParameters } from './actions';
import { operationParameter, resourceParameter } from './resourceOptions';
import { withoutRepetition } from './withoutRepetition';
import { withOneCollection } from './sharedCollection';
import { writeParameters } from './write';

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
	create: (resource) => writeParameters(resource, 'create'),
	changeTags: changeTagsParameters,
	createComplex: createComplexParameters,
	delete: deleteParameters,
	update: (resource) => writeParameters(resource, 'update'),
	upsert: (resource) => writeParameters(resource, 'upsert'),
	get: getParameters,
	getAll: getManyParameters,
	getIds: getIdsParameters,
	getLinks: getLinksParameters,
	link: (resource) => linkParameters(resource, 'link'),
	unlink: (resource) => linkParameters(resource, 'unlink'),
};

/** The node's whole form, made from the table of resources. */
export function describe(resources: readonly Resource[]): INodeProperties[] {
	const forms = resources.flatMap((resource) => [
		...resource.operations.map((operation) => ({
			resource: resource.name,
			operation,
			properties: FORMS[operation](resource),
		})),
		...(resource.actions ?? []).map((action) => ({
			resource: resource.name,
			operation: action.name,
			properties: actionParameters(resource, action),
		})),
	]);
	return [
		authentication,
		resourceParameter(resources),
		...resources.map(operationParameter),
		...withoutRepetition(withOneCollection(forms, 'options').map(({ properties }) => properties)),
	];
}
