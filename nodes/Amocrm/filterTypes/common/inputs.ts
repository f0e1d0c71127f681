import type { FilterType } from '../filterType';

type Inputs = FilterType['inputs'];

/** A line of text. */
export const textInput =
	(placeholder?: string): Inputs =>
	({ name, label }) => [
		{
			displayName: label,
			name,
			type: 'string',
			default: '',
			...(placeholder ? { placeholder } : {}),
		},
	];

/** The two ends of a range. */
export const rangeInputs =
	(type: 'dateTime' | 'number', from: string, to: string): Inputs =>
	({ name, label }) =>
		[
			[from, 'from'],
			[to, 'to'],
		].map(([word, end]) => ({
			displayName: `${label} ${word}`,
			name: `${name}_${end}`,
			type,
			default: type === 'number' ? 0 : '',
		}));

/** Several entries of one of the account's lists. */
export const optionInputs =
	(loadOptionsMethod: string): Inputs =>
	({ name, label }) => [
		{
			displayName: `${label.replace(/s$/, '')} Names or IDs`,
			name,
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod },
			// Expressions can also give names.
			allowArbitraryValues: true,
			default: [],
			description:
				'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		},
	];
