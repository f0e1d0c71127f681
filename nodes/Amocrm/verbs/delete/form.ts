import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { recordLocator } from '../../form/recordLocator';
import { optionsCollection, queryParameters } from '../../form/sharedOptions';
import type { Resource } from '../../resources/resource';

/** The form of 'Delete'. */
export function deleteParameters(resource: Resource): INodeProperties[] {
	return updateDisplayOptions({ show: { resource: [resource.name], operation: ['delete'] } }, [
		{ ...recordLocator(resource, 'recordId'), required: true },
		optionsCollection([queryParameters]),
	]);
}
