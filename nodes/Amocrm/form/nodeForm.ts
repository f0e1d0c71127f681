import type { INodeProperties } from 'n8n-workflow';

import { resources } from '../resources';
import { describe } from './describe';
import { methodNames, type MethodNames } from './methodNames';
import { subtitle } from './resourceOptions';

/** What n8n shows of the node. */
export interface NodeForm {
	subtitle: string;
	properties: INodeProperties[];
	/** The methods that fill its lists. */
	methods: MethodNames;
}

/**
 * The node's form, which is always the same. The build replaces this module with one that holds the result, because n8n
 * loads every node at startup and working the form out takes longer than anything else in it.
 */
export function nodeForm(): NodeForm {
	const properties = describe(resources);
	return { subtitle: subtitle(resources), properties, methods: methodNames(properties) };
}
