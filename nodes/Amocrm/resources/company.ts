import * as fields from './fields';
import type { Resource } from './types';

/** API facts 5.2. */
export const company: Resource = {
	name: 'company',
	singular: 'Company',
	plural: 'Companies',
	path: '/api/v4/companies',
	embedded: 'companies',
	fields: [
		fields.name,
		fields.responsibleUser,
		fields.createdBy,
		fields.updatedBy,
		fields.createdAt,
		fields.updatedAt,
		fields.customFieldsValues,
		fields.tags,
		fields.requestId,
	],
	with: [],
	operations: ['create'],
};
