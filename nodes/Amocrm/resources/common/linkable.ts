/** Kinds of records that can be linked (API facts 5.10). */
export const LINKABLE = {
	catalog_elements: { singular: 'List Element', plural: 'List Elements' },
	companies: { singular: 'Company', plural: 'Companies' },
	contacts: { singular: 'Contact', plural: 'Contacts' },
	customers: { singular: 'Customer', plural: 'Customers' },
	leads: { singular: 'Lead', plural: 'Leads' },
} as const;

export type LinkableType = keyof typeof LINKABLE;

export const isLinkable = (name: unknown): name is LinkableType =>
	typeof name === 'string' && Object.hasOwn(LINKABLE, name);

/** Kinds of records that have tasks and notes, by the API's names (API facts 5.9). */
export const ENTITY_TYPES = [
	{ name: 'Company', value: 'companies' },
	{ name: 'Contact', value: 'contacts' },
	{ name: 'Customer', value: 'customers' },
	{ name: 'Lead', value: 'leads' },
] as const;
