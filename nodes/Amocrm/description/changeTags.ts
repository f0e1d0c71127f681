import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import * as fields from '../resources/fields';
import type { Resource } from '../resources/types';
import { fieldInput } from './fieldInputs';
import { recordLocator } from './recordLocator';
import { batchSize, createTags, options, returned, tagsMode } from './write';

/** The form of 'Change Tags'. */
export function changeTagsParameters(resource: Resource): INodeProperties[] {
	const show = { resource: [resource.name], operation: ['changeTags'] };
	return updateDisplayOptions({ show }, [
		{ ...recordLocator(resource, 'recordId'), required: true },
		{
			...tagsMode,
			displayName: 'Change',
			description: 'What happens to the tags that the record has',
		},
		fieldInput(fields.tags, resource),
		{ ...options, options: [batchSize, createTags, returned] },
	]);
}
