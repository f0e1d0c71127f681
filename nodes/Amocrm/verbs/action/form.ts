import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import type { Action, Resource } from '../../resources/resource';
import { fieldInput } from '../../form/fieldInput';
import { recordLocator } from '../../form/recordLocator';
import { optionsCollection, outputOptions, queryParameters } from '../../form/sharedOptions';
import { batchSize, returned } from '../../form/writeOptions';

/** The form of an action: the record, and what the action asks for. */
export function actionParameters(resource: Resource, action: Action): INodeProperties[] {
	const show = { resource: [resource.name], operation: [action.name] };
	return updateDisplayOptions({ show }, [
		{ ...recordLocator(resource, 'recordId'), required: true },
		...action.fields.map((field) => fieldInput(field, resource)),
		optionsCollection([batchSize, returned, ...outputOptions, queryParameters]),
	]);
}
