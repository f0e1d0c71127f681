import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { ID_KINDS } from '../../resources/common/idKinds';
import type { Resource } from '../../resources/resource';
import { optionsCollection, outputOptions } from '../../form/sharedOptions';

/** The form of 'Get IDs'. */
export function getIdsParameters(resource: Resource): INodeProperties[] {
	return updateDisplayOptions({ show: { resource: [resource.name], operation: ['getIds'] } }, [
		{
			displayName: 'Kinds',
			name: 'kinds',
			type: 'multiOptions',
			options: [...ID_KINDS],
			default: [],
			description: 'What to list. Empty means everything.',
		},
		optionsCollection(outputOptions),
	]);
}
