import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { isUnlisted } from '../../resources/common/lists';
import type { Resource } from '../../resources/resource';
import { recordInputs } from '../../form/recordInputs';
import { optionsCollection, outputOptions, queryParameters } from '../../form/sharedOptions';

/** The form of 'Get'. */
export function getParameters(resource: Resource): INodeProperties[] {
	return updateDisplayOptions({ show: { resource: [resource.name], operation: ['get'] } }, [
		...(isUnlisted(resource) ? [] : recordInputs(resource)),
		...include(resource),
		...(isUnlisted(resource) ? [] : [simplifySwitch]),
		optionsCollection([...outputOptions, queryParameters]),
	]);
}

export const simplifySwitch: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** What to read in addition. */
export const include = ({ with: options }: Resource): INodeProperties[] =>
	options.length === 0
		? []
		: [
				{
					displayName: 'Include',
					name: 'with',
					type: 'multiOptions',
					options: [...options],
					default: [],
					description: 'What to read in addition to the basic data',
				},
			];
