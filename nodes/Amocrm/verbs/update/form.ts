import type { INodeProperties } from 'n8n-workflow';

import { jsonExample, writeParameters } from '../../form/write';
import {
	batchSize,
	createTags,
	dateOrder,
	emptyValues,
	returned,
	tagsMode,
} from '../../form/writeOptions';
import { updateFields } from '../../resources/common/fields';
import type { Resource } from '../../resources/resource';

/** The form of 'Update'. */
export const updateParameters = (resource: Resource): INodeProperties[] =>
	writeParameters(resource, {
		operation: 'update',
		fields: updateFields(resource),
		endpoint: resource.endpoints.update,
		options: [batchSize, createTags, dateOrder, emptyValues, returned, tagsMode],
		json: {
			example: jsonExample(resource, '[{"id": 9001, "name": "Rocket LLC"}]', { id: 9001 }),
			note: 'Each needs the ID of its record.',
		},
	});
