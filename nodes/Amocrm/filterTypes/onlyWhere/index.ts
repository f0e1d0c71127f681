import type { FilterType } from '../filterType';

/** Leaves out records without a certain property. 'No' keeps all of them. */
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
