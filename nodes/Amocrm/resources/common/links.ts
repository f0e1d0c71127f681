/** What records can be linked to, by the API's name (API facts 5.10), in words. */
export const LINK_TARGETS = {
	catalog_elements: { singular: 'List Element', plural: 'List Elements' },
	companies: { singular: 'Company', plural: 'Companies' },
	contacts: { singular: 'Contact', plural: 'Contacts' },
	customers: { singular: 'Customer', plural: 'Customers' },
	leads: { singular: 'Lead', plural: 'Leads' },
} as const;

export type LinkTarget = keyof typeof LINK_TARGETS;

export const isLinkTarget = (name: unknown): name is LinkTarget =>
	typeof name === 'string' && Object.hasOwn(LINK_TARGETS, name);
