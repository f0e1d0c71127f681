import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import type { Resource } from '../../resources/resource';
import { recordLocator } from '../../form/recordLocator';
import { optionsCollection, outputOptions, queryParameters } from '../../form/sharedOptions';
import { linkTargetOptions } from '../../form/linkTargetOptions';
import { batchSize } from '../../form/writeOptions';

const show = (resource: Resource, operation: string) => ({
	resource: [resource.name],
	operation: [operation],
});

/** The form of 'Link'. */
export const linkParameters = (resource: Resource) => parameters(resource, 'link');

/** The form of 'Unlink'; it shares its values with 'Link'. */
export const unlinkParameters = (resource: Resource) => parameters(resource, 'unlink');

function parameters(resource: Resource, verb: 'link' | 'unlink'): INodeProperties[] {
	const one = resource.singular.toLowerCase();
	const [first = ''] = resource.links ?? [];
	const extras = verb === 'link' ? additionalFields(resource) : [];
	return [
		...updateDisplayOptions({ show: show(resource, verb) }, [
			{ ...recordLocator(resource, 'recordId'), required: true },
			{
				displayName: 'Linked Record',
				name: 'to_entity_type',
				type: 'options',
				options: linkTargetOptions(resource),
				default: first,
				description: verb === 'link' ? linkHint(resource) : `What the ${one} is unlinked from`,
			},
			{
				displayName: 'Linked Record IDs',
				name: 'to_entity_id',
				type: 'string',
				default: '',
				required: true,
				placeholder: 'e.g. 5001, 5002',
				description:
					'One ID, several separated by commas, or an expression that returns an array. Each becomes an item.',
			},
		]),
		{
			displayName: 'List ID',
			name: 'catalog_id',
			type: 'string',
			displayOptions: {
				show: { ...show(resource, verb), to_entity_type: ['catalog_elements'] },
			},
			default: '',
			placeholder: 'e.g. 4521',
			description: 'The list (catalog) that the elements belong to',
		},
		...updateDisplayOptions({ show: show(resource, verb) }, [
			...extras,
			optionsCollection([batchSize, ...outputOptions, queryParameters]),
		]),
	];
}

/** API facts 5.10. */
const linkHint = ({ singular, links = [] }: Resource) =>
	links.includes('companies')
		? `What the ${singular.toLowerCase()} is linked to. It has at most one company, so a new one replaces it.`
		: `What the ${singular.toLowerCase()} is linked to. A contact or lead with another company is moved to this one.`;

function additionalFields(resource: Resource): INodeProperties[] {
	const mainContact: INodeProperties = {
		displayName: 'Main Contact',
		name: 'is_main',
		type: 'boolean',
		default: true,
		description: `Whether the contact becomes the main one of the ${resource.singular.toLowerCase()}`,
	};
	return [
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				...(resource.hasMainContact ? [mainContact] : []),
				{
					displayName: 'Price Field ID',
					name: 'price_id',
					type: 'string',
					default: '',
					description: 'The field of the list that holds the price; only for list elements',
				},
				{
					displayName: 'Quantity',
					name: 'quantity',
					type: 'string',
					default: '',
					placeholder: 'e.g. 2',
					description: 'Quantity of the list element',
				},
			],
		},
	];
}
