import type { FilterType } from '../filterType';

/** Yes or no. */
export const yesNo: FilterType = {
	inputs: ({ name, label }) => [
		{
			displayName: label,
			name,
			type: 'options',
			options: [
				{ name: 'No', value: 'no' },
				{ name: 'Yes', value: 'yes' },
			],
			default: 'no',
		},
	],
	load: async () => await import('./reader'),
};
