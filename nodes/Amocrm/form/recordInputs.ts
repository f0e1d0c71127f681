import type { INodeProperties } from 'n8n-workflow';

import { parentFields } from '../resources/common/parents';
import type { Resource } from '../resources/resource';
import { fieldInput } from './fieldInput';
import { recordLocator } from './recordLocator';

/** What the record belongs to, where that stands in its path. */
export const parentInputs = (resource: Resource): INodeProperties[] =>
	parentFields(resource).map((field) => ({ ...fieldInput(field, resource), required: true }));

/** Which record an item is about. */
export const recordInputs = (resource: Resource): INodeProperties[] => [
	...parentInputs(resource),
	{ ...recordLocator(resource, 'recordId'), required: true },
];
