import { textColumn } from '../common/columnReaders';
import type { FieldType } from '../fieldType';

/** Tags of a record. */
export const tags: FieldType = {
	input: ({ label, name }, resource) => ({
		displayName: `${label.replace(/s$/, '')} Names or IDs`,
		name,
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: `get${resource.singular}Tags` },
		// New tags, and several in one text, are allowed.
		allowArbitraryValues: true,
		default: [],
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	}),
	// No list of choices, since an account can have 10,000 tags.
	column: textColumn,
	load: async () => await import('./codec'),
};
