import type { INodeProperties } from 'n8n-workflow';

import type { Field } from '../../resources/resource';

/** A text input, which accepts every notation that the codec reads. */
export const textInput = ({ label, name, placeholder }: Field): INodeProperties => ({
	displayName: label,
	name,
	type: 'string',
	default: '',
	placeholder,
});
