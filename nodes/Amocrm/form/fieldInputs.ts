import type { INodeProperties } from 'n8n-workflow';

import type { Field, FieldType, Resource } from '../resources/resource';
import { detailsInput } from './detailsInput';
import { recordLocator } from './recordLocator';

/** The form's input for one field of a record. */
export function fieldInput(field: Field, resource: Resource): INodeProperties {
	const { description } = field;
	return { ...INPUTS[field.type](field, resource), ...(description ? { description } : {}) };
}

/** Something of the account, picked from its list or given by name or id. */
const locator = (
	displayName: string,
	name: string,
	searchListMethod: string,
	placeholders: { id: string; name: string },
): INodeProperties => ({
	displayName,
	name,
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod, searchable: true },
		},
		{ displayName: 'By Name', name: 'name', type: 'string', placeholder: placeholders.name },
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: placeholders.id },
	],
});

/** The choice of one of the account's users. */
export const userLocator = (displayName: string, name: string) =>
	locator(displayName, name, 'searchUsers', {
		id: 'e.g. 7001001',
		name: 'e.g. Olga Smirnova',
	});

const user = ({ label, name }: Field) => userLocator(label, name);

const text = ({ label, name, placeholder }: Field): INodeProperties => ({
	displayName: label,
	name,
	type: 'string',
	default: '',
	placeholder,
});

const INPUTS: Record<FieldType, (field: Field, resource: Resource) => INodeProperties> = {
	text,
	coded: text,
	requestId: text,
	recordNumber: text,
	textObject: text,
	yesNo: ({ label, name }) => ({
		displayName: label,
		name,
		type: 'options',
		options: [
			{ name: 'No', value: 'no' },
			{ name: 'Yes', value: 'yes' },
		],
		default: 'yes',
	}),
	choice: ({ label, name, choices = [] }) => {
		const first = choices[0]?.value ?? '';
		return { displayName: label, name, type: 'options', options: [...choices], default: first };
	},
	taskType: ({ label, name }) =>
		locator(label, name, 'searchTaskTypes', { id: 'e.g. 2', name: 'e.g. Meeting' }),
	time: ({ label, name }) => ({ displayName: label, name, type: 'dateTime', default: '' }),
	user,
	userOrRobot: user,
	recordId: ({ name }, resource) => recordLocator(resource, name),
	integer: text,
	linkedIds: text,
	laterLinks: text,
	laterCompany: ({ label, name }) =>
		locator(label, name, 'searchCompanies', { id: 'e.g. 9001', name: 'e.g. Rocket LLC' }),
	stage: ({ label, name }) =>
		locator(label, name, 'searchStages', {
			id: 'e.g. 3177727:32392159',
			name: 'e.g. Sales → First contact',
		}),
	lossReasonId: ({ label, name }) =>
		locator(label, name, 'searchLossReasons', { id: 'e.g. 4203748', name: 'e.g. Too expensive' }),
	tags: ({ label, name }, resource) => ({
		displayName: `${label.replace(/s$/, '')} Names or IDs`,
		name,
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: `get${resource.singular}Tags` },
		// New tags, and several in one text, are no mistake.
		allowArbitraryValues: true,
		default: [],
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	}),
	details: detailsInput,
	customFields: ({ label, name }, resource) => ({
		displayName: label,
		name,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Custom Field' },
		placeholder: 'Add Custom Field',
		default: {},
		options: [{ displayName: 'Field', name: 'field', values: customFieldInputs(resource) }],
	}),
};

/** The choice of one of the resource's custom fields. */
export const fieldLocator = (displayName: string, name: string, resource: Resource) =>
	locator(displayName, name, `search${resource.singular}Fields`, {
		id: 'e.g. 447001',
		name: 'e.g. Phone (mobile), or a code such as INN',
	});

const customFieldInputs = (resource: Resource): INodeProperties[] => [
	fieldLocator('Field', 'field_id', resource),
	{
		displayName: 'Value',
		name: 'value',
		type: 'string',
		default: '',
		description:
			'As you would write it: several options or phones separated by commas, dates as 2026-12-31 or 31.12.2026, yes or no. A phone can carry its kind: +7 916 111-22-33 (mobile).',
	},
];
