import type { FilterType } from '../filterType';

/** The records that events are about: kinds of them, or some records of one kind. */
export const eventRecords: FilterType = {
	inputs: ({ name, label, choices = [] }) => [
		{
			displayName: `${label} Kinds`,
			name,
			type: 'multiOptions',
			options: choices.map(({ name: own, value }) => ({ name: own, value })),
			// Lists have kinds of their own.
			allowArbitraryValues: true,
			default: [],
			description: 'For the elements of a list, an expression can give <code>catalog_1234</code>',
		},
		{
			displayName: `${label} IDs`,
			name: idsOfRecords(name),
			type: 'string',
			default: '',
			placeholder: 'e.g. 12001, 12002',
			description: 'Ten at most, of the one kind that is chosen beside them',
		},
	],
	load: async () => await import('./reader'),
};

/** The name of the second input, which is also the API's. */
export const idsOfRecords = (name: string) => `${name}_id`;
