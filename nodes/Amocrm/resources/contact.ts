import * as fields from './common/fields';
import { commonFilters } from './common/filters';
import { recordEndpoints } from './endpoints';
import type { Resource } from './resource';

/** API facts 5.3. */
export const contact: Resource = {
	name: 'contact',
	singular: 'Contact',
	plural: 'Contacts',
	endpoints: recordEndpoints('contacts', ['id', 'updated_at']),
	embedded: 'contacts',
	card: 'contacts',
	people: true,
	namedBy: ['name', 'first_name', 'last_name'],
	fields: [
		fields.firstName,
		fields.lastName,
		{ ...fields.phone, primary: true },
		{ ...fields.email, primary: true },
		fields.contactName,
		fields.responsibleUser,
		fields.createdBy,
		fields.updatedBy,
		fields.createdAt,
		fields.updatedAt,
		fields.customFieldsValues,
		fields.details,
		fields.tags,
		fields.contactCompany,
		fields.requestId,
	],
	with: [
		{ name: 'Customers', value: 'customers', description: 'IDs of the customers of the contact' },
		{ name: 'Leads', value: 'leads', description: 'IDs of the leads of the contact' },
		{
			name: 'List Elements',
			value: 'catalog_elements',
			description: 'Products and other list elements',
		},
	],
	filters: commonFilters,
	links: ['companies', 'customers', 'catalog_elements'],
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
	matchBy: {
		keys: ['customField', 'email', 'id', 'name', 'phone'],
		standard: ['phone', 'email'],
	},
};
