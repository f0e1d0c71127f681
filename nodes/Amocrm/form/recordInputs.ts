import type { INodeProperties } from 'n8n-workflow';

import { parentFields } from '../resources/common/parents';
import type { Resource } from '../resources/resource';
import { fieldInput } from './fieldInput';
import { recordLocator } from './recordLocator';

/** The inputs for a record's parents, such as the kind of record that a note belongs to. */
export const parentInputs = (resource: Resource): INodeProperties[] =>
	parentFields(resource).map((field) => ({ ...fieldInput(field, resource), required: true }));

/** The inputs that select an item's record. */
export const recordInputs = (resource: Resource): INodeProperties[] => [
	...parentInputs(resource),
	{ ...recordLocator(resource, 'recordId'), required: true },
];
