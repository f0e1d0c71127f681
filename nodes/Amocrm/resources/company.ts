import * as fields from './common/fields';
import { commonFilters } from './common/filters';
import { recordEndpoints } from './endpoints';
import type { Resource } from './resource';

/** API facts 5.2. */
export const company: Resource = {
	name: 'company',
	singular: 'Company',
	plural: 'Companies',
	endpoints: recordEndpoints('companies', ['id', 'updated_at']),
	embedded: 'companies',
	card: 'companies',
	namedBy: ['name'],
	columnFillers: ['company', 'компании', 'organization', 'организации', 'empresa', 'da', 'la'],
	fields: [
		fields.name,
		{ ...fields.responsibleUser, primary: true },
		fields.createdBy,
		fields.updatedBy,
		fields.createdAt,
		fields.updatedAt,
		fields.customFieldsValues,
		fields.details,
		fields.tags,
		fields.requestId,
	],
	with: [
		{ name: 'Contacts', value: 'contacts', description: 'IDs of the contacts of the company' },
		{ name: 'Customers', value: 'customers', description: 'IDs of the customers of the company' },
		{ name: 'Leads', value: 'leads', description: 'IDs of the leads of the company' },
		{
			name: 'List Elements',
			value: 'catalog_elements',
			description: 'Products and other list elements',
		},
	],
	filters: commonFilters,
	links: ['contacts', 'leads', 'customers', 'catalog_elements'],
	operations: [
		'create',
		'changeTags',
		'get',
		'getAll',
		'getLinks',
		'link',
		'unlink',
		'update',
		'upsert',
	],
	identity: { userKeys: ['responsible_user_id'] },
	matchBy: { keys: ['customField', 'email', 'id', 'name', 'phone'], standard: ['name'] },
};
