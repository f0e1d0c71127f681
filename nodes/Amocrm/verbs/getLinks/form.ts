import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { linkTargetOptions } from '../../form/linkTargetOptions';
import { recordLocator } from '../../form/recordLocator';
import { optionsCollection, outputOptions, queryParameters } from '../../form/sharedOptions';
import type { Resource } from '../../resources/resource';

/** The form of 'Get Links'. */
export function getLinksParameters(resource: Resource): INodeProperties[] {
	const show = { resource: [resource.name], operation: ['getLinks'] };
	return updateDisplayOptions({ show }, [
		{ ...recordLocator(resource, 'recordId'), required: true },
		{
			displayName: 'Linked Record',
			name: 'to_entity_type',
			type: 'options',
			options: [{ name: 'Anything', value: '' }, ...linkTargetOptions(resource)],
			default: '',
			description: `Which links of the ${resource.singular.toLowerCase()} to read`,
		},
		optionsCollection([...outputOptions, queryParameters]),
	]);
}
