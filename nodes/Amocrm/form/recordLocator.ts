import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

import { parentFields } from '../resources/common/parents';
import { hasNames, titleOf } from '../resources/common/title';
import type { Resource } from '../resources/resource';

/** Selects one record: from a searchable list, or by name, address or ID. */
export function recordLocator(resource: Resource, name: string): INodeProperties {
	const whole = locator(resource, name);
	return { ...whole, modes: whole.modes?.filter((mode) => hasMode(resource, mode)) };
}

function hasMode(resource: Resource, { name }: INodePropertyMode): boolean {
	if (isOnlyById(resource)) return name === 'id';
	if (name === 'name') return hasNames(resource);
	return name !== 'url' || resource.card !== undefined;
}

const NUMBER: INodePropertyMode['validation'] = [
	{
		type: 'regex',
		properties: { regex: '^\\s*\\d+\\s*$', errorMessage: 'An ID is a number' },
	},
];

/** Whether records can be selected by ID only: text IDs, and records whose list depends on another parameter. */
export const isOnlyById = (resource: Resource): boolean =>
	resource.idType === 'text' || parentFields(resource).length > 0;

const locator = (resource: Resource, name: string): INodeProperties => ({
	displayName: resource.singular,
	name,
	type: 'resourceLocator',
	default: { mode: isOnlyById(resource) ? 'id' : 'list', value: '' },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: searchMethodOf(resource), searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: titleOf(resource)?.placeholder,
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: `e.g. https://mycompany.amocrm.ru/${resource.card}/detail/9001`,
			extractValue: { type: 'regex', regex: `^https?://[^/]+/${resource.card}/detail/(\\d+)` },
			validation: [
				{
					type: 'regex',
					properties: {
						regex: `^https?://[^/]+/${resource.card}/detail/\\d+.*`,
						errorMessage: `Not the address of a ${resource.singular.toLowerCase()} in amoCRM`,
					},
				},
			],
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 9001',
			...(resource.idType === 'text' ? {} : { validation: NUMBER }),
		},
	],
});

/** Name of the method that lists a resource's records in the editor: `searchTasks`. */
export const searchMethodOf = ({ plural }: Pick<Resource, 'plural'>): string =>
	`search${plural.replace(/\s/g, '')}`;
