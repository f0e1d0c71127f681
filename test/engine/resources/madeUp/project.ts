import * as fields from '../../../../nodes/Amocrm/resources/common/fields';
import { commonFilters } from '../../../../nodes/Amocrm/resources/common/filters';
import { recordEndpoints } from '../../../../nodes/Amocrm/resources/endpoints';
import type { Resource } from '../../../../nodes/Amocrm/resources/resource';

/** A resource that amoCRM does not have, with everything a resource can have. */
export const project: Resource = {
	name: 'project',
	singular: 'Project',
	plural: 'Projects',
	endpoints: recordEndpoints('projects', ['id', 'updated_at']),
	embedded: 'projects',
	card: 'projects',
	fields: [
		fields.name,
		fields.responsibleUser,
		fields.createdBy,
		fields.stage,
		{
			name: 'budget',
			label: 'Budget',
			type: 'integer',
			placeholder: 'e.g. 5000',
			description: 'In whole units of the account currency',
		},
		{
			name: 'starts_at',
			label: 'Starts At',
			type: 'time',
			description: 'When work on it begins',
		},
		{ name: 'goal', label: 'Goal', type: 'text', description: 'What it is for' },
		{
			name: 'leads',
			label: 'Lead IDs',
			type: 'linkedIds',
			onlyCreate: true,
			placeholder: 'e.g. 12001, 12002',
			description: 'Leads to link',
		},
		fields.customFieldsValues,
		fields.tags,
		fields.requestId,
	],
	with: [{ name: 'Leads', value: 'leads', description: 'IDs of the leads of the project' }],
	filters: [
		...commonFilters,
		{ name: 'budget', label: 'Budget', type: 'numberRange' },
		{ name: 'starts_at', label: 'Starts', type: 'timeRange' },
		{ name: 'statuses', label: 'Pipelines and Stages', type: 'stages' },
	],
	operations: ['create', 'get', 'getAll', 'update'],
};
