import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { linkTargetOptions } from '../../form/linkTargetOptions';
import { recordInputs } from '../../form/recordInputs';
import { optionsCollection, outputOptions, queryParameters } from '../../form/sharedOptions';
import type { Resource } from '../../resources/resource';

/** The form of 'Get Links'. */
export function getLinksParameters(resource: Resource): INodeProperties[] {
	const show = { resource: [resource.name], operation: ['getLinks'] };
	return updateDisplayOptions({ show }, [
		...recordInputs(resource),
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
