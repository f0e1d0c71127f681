import type { INodeProperties } from 'n8n-workflow';

import { resources } from '../resources';
import { describe } from './describe';
import { methodNames, type MethodNames } from './methodNames';
import { subtitle } from './resourceOptions';

/** What n8n needs to know to show the node. */
export interface NodeForm {
	subtitle: string;
	properties: INodeProperties[];
	/** The methods that fill its lists. */
	methods: MethodNames;
}

/**
 * The node's form, which never changes at run time. The build replaces this module with one that contains the result, because n8n
 * loads every node at startup and generating the form would take most of that time.
 */
export function nodeForm(): NodeForm {
	const properties = describe(resources);
	return { subtitle: subtitle(resources), properties, methods: methodNames(properties) };
}
