import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import type { Resource } from '../resources/types';

/** The form of 'Get' for a resource of which there is only one. */
export function getParameters(resource: Resource): INodeProperties[] {
	return updateDisplayOptions({ show: { resource: [resource.name], operation: ['get'] } }, [
		{
			displayName: 'Include',
			name: 'with',
			type: 'multiOptions',
			options: [...resource.with],
			default: [],
			description: 'What to read in addition to the basic data',
		},
	]);
}
