import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { optionsCollection, outputOptions, queryParameters } from '../../form/sharedOptions';
import type { Resource } from '../../resources/resource';

/** The form of 'Get Types'. */
export function getTypesParameters({ name }: Resource): INodeProperties[] {
	return updateDisplayOptions({ show: { resource: [name], operation: ['getTypes'] } }, [
		optionsCollection([...outputOptions, queryParameters]),
	]);
}
