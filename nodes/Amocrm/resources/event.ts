import { EVENT_TYPES, eventFields, eventFilters } from './common/eventFields';
import type { Resource } from './resource';

const PATH = '/api/v4/events';

/** API facts 6.1. Only amoCRM itself writes events. */
export const event: Resource = {
	name: 'event',
	singular: 'Event',
	plural: 'Events',
	embedded: 'events',
	idType: 'text',
	endpoints: {
		list: { path: PATH, elements: 'events', pageSize: 100, orders: [] },
		get: { path: `${PATH}/{id}` },
		types: EVENT_TYPES,
	},
	fields: eventFields,
	with: [
		{ name: 'Company Name', value: 'company_name', description: 'Name of the company' },
		{ name: 'Contact Name', value: 'contact_name', description: 'Name of the contact' },
		{ name: 'Customer Name', value: 'customer_name', description: 'Name of the customer' },
		{ name: 'Lead Name', value: 'lead_name', description: 'Name of the lead' },
		{
			name: 'List Element Name',
			value: 'catalog_element_name',
			description: 'Name of the element',
		},
		{ name: 'List Name', value: 'catalog_name', description: 'Name of the list' },
	],
	filters: eventFilters,
	operations: ['get', 'getAll', 'getTypes'],
};
