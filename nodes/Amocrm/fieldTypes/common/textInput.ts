import type { INodeProperties } from 'n8n-workflow';

import type { Field } from '../../resources/resource';

/** A line of text, which takes every notation that the codec reads. */
export const textInput = ({ label, name, placeholder }: Field): INodeProperties => ({
	displayName: label,
	name,
	type: 'string',
	default: '',
	placeholder,
});
