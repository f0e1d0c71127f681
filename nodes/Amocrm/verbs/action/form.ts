import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import type { Action, Resource } from '../../resources/resource';
import { fieldInput } from '../../form/fieldInput';
import { recordInputs } from '../../form/recordInputs';
import { optionsCollection, outputOptions, queryParameters } from '../../form/sharedOptions';
import { batchSize, returned } from '../../form/writeOptions';

/** The form of an action: the record and the action's fields. */
export function actionParameters(resource: Resource, action: Action): INodeProperties[] {
	const show = { resource: [resource.name], operation: [action.name] };
	return updateDisplayOptions({ show }, [
		...recordInputs(resource),
		...action.fields.map((field) => ({
			...fieldInput(field, resource),
			...(field.required ? { required: true } : {}),
		})),
		optionsCollection([
			...(action.options ?? []).map((field) => fieldInput(field, resource)),
			...(action.endpoint === 'update' ? [batchSize, returned] : []),
			...outputOptions,
			queryParameters,
		]),
	]);
}
