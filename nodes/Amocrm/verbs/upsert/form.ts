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
import { upsertFields } from '../../resources/common/fields';
import type { Resource } from '../../resources/resource';
import { matchBy, severalFound, valuesMode } from './matchInput';

/** The form of 'Create or Update'. */
export const upsertParameters = (resource: Resource): INodeProperties[] =>
	writeParameters(resource, {
		operation: 'upsert',
		fields: upsertFields(resource),
		endpoint: resource.endpoints.create,
		first: matchBy(resource),
		options: [
			batchSize,
			createTags,
			dateOrder,
			emptyValues,
			valuesMode,
			returned,
			severalFound,
			tagsMode,
		],
		json: {
			example: jsonExample(resource, '[{"name": "Rocket LLC"}, {"id": 9001, "name": "Horns LLC"}]'),
			note: 'Each can have the ID of its record.',
		},
	});
