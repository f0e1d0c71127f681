import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../transport/json';
import type { Run } from './types';

/** The node's 'Options'. They hold for the whole run, so they are read once. */
export function optionsOf({ context }: Run): IDataObject {
	const options = context.getNodeParameter('options', 0, {});
	return isObject(options) ? options : {};
}
