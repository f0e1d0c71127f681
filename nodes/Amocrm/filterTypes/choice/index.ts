import type { FilterType } from '../filterType';

/** Several of the choices that the table of resources defines for the filter. */
export const choice: FilterType = {
	inputs: ({ name, label, choices = [] }) => [
		{ displayName: label, name, type: 'multiOptions', options: [...choices], default: [] },
	],
	load: async () => await import('./reader'),
};
