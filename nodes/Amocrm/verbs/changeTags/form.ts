import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import * as fields from '../../resources/common/fields';
import type { Resource } from '../../resources/resource';
import { fieldInput } from '../../form/fieldInput';
import { recordInputs } from '../../form/recordInputs';
import { optionsCollection, outputOptions, queryParameters } from '../../form/sharedOptions';
import { batchSize, createTags, returned, tagsMode } from '../../form/writeOptions';

/** The form of 'Change Tags'. */
export function changeTagsParameters(resource: Resource): INodeProperties[] {
	const show = { resource: [resource.name], operation: ['changeTags'] };
	return updateDisplayOptions({ show }, [
		...recordInputs(resource),
		{
			...tagsMode,
			displayName: 'Change',
			description: "How the record's tags change",
		},
		fieldInput(fields.tags, resource),
		optionsCollection([batchSize, createTags, returned, ...outputOptions, queryParameters]),
	]);
}
