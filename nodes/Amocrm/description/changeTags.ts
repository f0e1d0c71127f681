import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import * as fields from '../resources/fields';
import type { Resource } from '../resources/types';
import { fieldInput } from './fieldInputs';
import { recordLocator } from './recordLocator';
import { optionsCollection, outputOptions, queryParameters } from './sharedOptions';
import { batchSize, createTags, returned, tagsMode } from './write';

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
		optionsCollection([batchSize, createTags, returned, ...outputOptions, queryParameters]),
	]);
}
