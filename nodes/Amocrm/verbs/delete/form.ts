import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { recordInputs } from '../../form/recordInputs';
import { optionsCollection, queryParameters } from '../../form/sharedOptions';
import type { Resource } from '../../resources/resource';

/** The form of 'Delete'. */
export function deleteParameters(resource: Resource): INodeProperties[] {
	return updateDisplayOptions({ show: { resource: [resource.name], operation: ['delete'] } }, [
		...recordInputs(resource),
		optionsCollection([queryParameters]),
	]);
}
