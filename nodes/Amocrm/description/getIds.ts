import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import type { Resource } from '../resources/types';
import { optionsCollection, outputOptions } from './sharedOptions';

/** The form of 'Get IDs'. */
export function getIdsParameters(resource: Resource): INodeProperties[] {
	return updateDisplayOptions({ show: { resource: [resource.name], operation: ['getIds'] } }, [
		{
			displayName: 'Kinds',
			name: 'kinds',
			type: 'multiOptions',
			options: [
				{ name: 'Account', value: 'account' },
				{ name: 'Custom Field', value: 'custom_field' },
				{ name: 'Custom Field Option', value: 'custom_field_option' },
				{ name: 'Loss Reason', value: 'loss_reason' },
				{ name: 'Pipeline', value: 'pipeline' },
				{ name: 'Stage', value: 'stage' },
				{ name: 'Tag', value: 'tag' },
				{ name: 'Task Type', value: 'task_type' },
				{ name: 'User', value: 'user' },
				{ name: 'User Group', value: 'user_group' },
			],
			default: [],
			description: 'What to list. Nothing chosen means everything.',
		},
		optionsCollection(outputOptions),
	]);
}
