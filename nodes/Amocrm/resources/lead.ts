import * as fields from './common/fields';
import { commonFilters } from './common/filters';
import { recordEndpoints } from './endpoints';
import type { Resource } from './resource';

/** API facts 5.4. */
export const lead: Resource = {
	name: 'lead',
	singular: 'Lead',
	plural: 'Leads',
	endpoints: {
		...recordEndpoints('leads', ['id', 'created_at', 'updated_at']),
		createComplex: { method: 'POST', path: '/api/v4/leads/complex', body: { most: 50 } },
	},
	embedded: 'leads',
	card: 'leads',
	hasMainContact: true,
	fields: [
		fields.leadName,
		fields.price,
		fields.stage,
		fields.responsibleUser,
		fields.createdBy,
		fields.updatedBy,
		fields.createdAt,
		fields.updatedAt,
		fields.closedAt,
		fields.lossReason,
		fields.contactIds,
		fields.companyId,
		fields.customFieldsValues,
		fields.tags,
		fields.requestId,
	],
	with: [
		{ name: 'Contacts', value: 'contacts', description: 'IDs of the contacts of the lead' },
		{
			name: 'List Elements',
			value: 'catalog_elements',
			description: 'Products and other list elements',
		},
		{ name: 'Loss Reason', value: 'loss_reason', description: 'The reason with its name' },
		{
			name: 'Price Source',
			value: 'is_price_modified_by_robot',
			description: 'Whether a robot changed the price',
		},
		{ name: 'Source', value: 'source', description: 'Where the lead came from, with its name' },
		{ name: 'Source ID', value: 'source_id', description: 'Where the lead came from' },
	],
	filters: [
		...commonFilters,
		{ name: 'price', label: 'Sale', type: 'numberRange' },
		{ name: 'pipeline_id', label: 'Pipelines', type: 'pipelines' },
		{ name: 'statuses', label: 'Stages', type: 'stages' },
		{ name: 'closed_at', label: 'Closed', type: 'timeRange' },
	],
	links: ['contacts', 'companies', 'catalog_elements'],
	operations: [
		'create',
		'changeTags',
		'createComplex',
		'get',
		'getAll',
		'getLinks',
		'link',
		'unlink',
		'update',
		'upsert',
	],
	identity: {
		shownWith: ['contacts', 'catalog_elements'],
		userKeys: ['responsible_user_id'],
		defaults: { price: 0, loss_reason_id: null },
		stagesPath: '/api/v4/leads/pipelines',
	},
	// Many leads have the same name, such as that of a web form, and no other field identifies a lead.
	matchBy: { keys: ['customField', 'id', 'name'], standard: ['customField'] },
};
