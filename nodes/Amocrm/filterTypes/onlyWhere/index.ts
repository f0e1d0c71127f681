import type { FilterType } from '../filterType';

/** Leaves out the records of which something is not so. 'No' leaves out none. */
export const onlyWhere: FilterType = {
	inputs: ({ name, label }) => [
		{
			displayName: label,
			name,
			type: 'options',
			options: [
				{ name: 'No', value: 'no' },
				{ name: 'Yes', value: 'yes' },
			],
			default: 'yes',
		},
	],
	load: async () => await import('./reader'),
};
