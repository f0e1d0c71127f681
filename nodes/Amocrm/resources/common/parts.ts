/** Records that can be created together with a lead, and their lists under `_embedded` (API facts 5.4.3). */
export const LEAD_PARTS = [
	{ name: 'contact', list: 'contacts' },
	{ name: 'company', list: 'companies' },
] as const;

/** The name of a part in a lead as this node compares it. */
export type LeadPart = (typeof LEAD_PARTS)[number]['name'];
