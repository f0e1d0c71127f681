import type { Field, Resource } from '../resource';
import { parentFields } from './parents';

/** Fields of companies, contacts and leads (API facts 5.2–5.4). */

export const name: Field = {
	name: 'name',
	label: 'Name',
	type: 'text',
	required: true,
	primary: true,
	placeholder: 'e.g. Rocket LLC',
};

export const responsibleUser: Field = {
	name: 'responsible_user_id',
	label: 'Responsible User',
	type: 'user',
	description:
		"The person in charge of this record, by name or email. Empty means the credential's user.",
};

export const createdBy: Field = {
	name: 'created_by',
	label: 'Created By',
	type: 'userOrRobot',
	bookkeeping: true,
	description: 'The user shown as its creator. ID 0 means the robot.',
};

export const updatedBy: Field = {
	name: 'updated_by',
	label: 'Updated By',
	type: 'userOrRobot',
	bookkeeping: true,
	description: 'The user shown as the last to change it. ID 0 means the robot.',
};

export const createdAt: Field = {
	name: 'created_at',
	label: 'Created At',
	type: 'time',
	bookkeeping: true,
	description: 'When it was created, for older data that is imported into amoCRM',
};

export const updatedAt: Field = {
	name: 'updated_at',
	label: 'Updated At',
	type: 'time',
	bookkeeping: true,
	description: 'When it was last changed',
};

export const customFieldsValues: Field = {
	name: 'custom_fields_values',
	label: 'Custom Fields',
	type: 'customFields',
	primary: true,
};

/** Codes of the custom fields for phones and emails (API facts 5.2). */
export const CODES: Record<string, string> = { phone: 'PHONE', email: 'EMAIL' };

export const phone: Field = {
	name: 'phone',
	label: 'Phone',
	type: 'coded',
	placeholder: 'e.g. +7 916 111-22-33 (mobile)',
};

export const email: Field = {
	name: 'email',
	label: 'Email',
	type: 'coded',
	placeholder: 'e.g. anna@example.com',
};

/** For companies and contacts: each part is stored in a custom field of the account, the description in a note. */
export const details: Field = {
	name: 'details',
	label: 'Contact Details',
	type: 'details',
	description:
		"Phones, emails, address and more. Each is stored in the account's field for it, and a description in a note.",
};

export const tags: Field = {
	name: 'tags',
	label: 'Tags',
	type: 'tags',
};

export const requestId: Field = {
	name: 'request_id',
	label: 'Request ID',
	type: 'requestId',
	placeholder: 'e.g. row-17',
	description: 'Any text of your own. It is returned with the record and not stored in amoCRM.',
};

/** Fields of contacts (API facts 5.3). */

export const contactName: Field = {
	...name,
	required: false,
	primary: false,
	label: 'Full Name',
	placeholder: 'e.g. Anna Petrova',
	description: 'The complete name. If empty, it is made up of first and last name.',
};

export const firstName: Field = {
	name: 'first_name',
	label: 'First Name',
	type: 'text',
	primary: true,
	placeholder: 'e.g. Anna',
};

export const lastName: Field = {
	name: 'last_name',
	label: 'Last Name',
	type: 'text',
	primary: true,
	placeholder: 'e.g. Petrova',
};

export const contactCompany: Field = {
	name: 'company_id',
	label: 'Company',
	type: 'laterCompany',
	description: 'The company to link. A contact has at most one, so it replaces the current one.',
};

/** Fields of leads (API facts 5.4). */

export const leadName: Field = {
	...name,
	required: false,
	placeholder: 'e.g. Order 1234',
	description: "Empty means the lead's number",
};

export const price: Field = {
	name: 'price',
	label: 'Sale',
	type: 'integer',
	placeholder: 'e.g. 15000',
	description: 'The budget of the lead, in whole units of the account currency',
};

export const stage: Field = {
	name: 'status_id',
	label: 'Pipeline and Stage',
	type: 'stage',
	primary: true,
	description: 'Empty means the first stage of the main pipeline',
};

export const lossReason: Field = {
	name: 'loss_reason_id',
	label: 'Loss Reason',
	type: 'lossReasonId',
	description: 'Why it was lost; only with the stage "Closed - lost"',
};

export const closedAt: Field = {
	name: 'closed_at',
	label: 'Closed At',
	type: 'time',
	description: 'When it was won or lost, for older data that is imported into amoCRM',
};

export const contactIds: Field = {
	name: 'contacts',
	label: 'Contact IDs',
	type: 'linkedIds',
	placeholder: 'e.g. 5001, 5002',
	description: 'Contacts to link, the main one first',
};

export const companyId: Field = {
	name: 'companies',
	label: 'Company ID',
	type: 'linkedIds',
	placeholder: 'e.g. 9001',
	description: 'The company to link',
};

/** The record to update. */
export const recordId: Field = {
	name: 'id',
	label: 'ID',
	type: 'recordId',
	required: true,
	primary: true,
};

/** The fields of an upsert: those of a new record, and the record's ID. Required fields are checked only if no record was found. */
export const upsertFields = ({ singular, fields }: Resource): Field[] => [
	...fields.map((field) => ({ ...field, required: false })),
	{
		...recordId,
		label: singular,
		required: false,
		primary: false,
		shownFor: 'upsert',
		description: 'The record to update, if known. It must exist.',
	},
];

/** The fields of an update: the record, and everything that can be changed. */
export function updateFields(resource: Resource): Field[] {
	const parents = parentFields(resource);
	const { singular, fields } = resource;
	return [
		{ ...recordId, label: singular },
		...fields
			.filter(({ onlyCreate }) => !onlyCreate)
			.map((field) => ({
				...changeable(field),
				required: parents.includes(field),
				primary: field.type === 'customFields' || parents.includes(field),
				// Display conditions do not reach out of a collection.
				shownWhen: undefined,
			})),
	];
}

/** Links of an existing record are written separately (API facts 5.4.2). */
const changeable = (field: Field): Field =>
	field.type === 'linkedIds'
		? { ...field, type: 'laterLinks', description: LATER_LINKS[field.name] }
		: field;

const LATER_LINKS: Record<string, string> = {
	contacts: 'Contacts to link in addition. The main contact does not change.',
	companies: 'The company to link. It replaces the current one.',
};

/** Read-only keys of every record that have a decoder. */
export const KEPT: readonly Field[] = [
	responsibleUser,
	createdBy,
	updatedBy,
	createdAt,
	updatedAt,
	{ name: 'closest_task_at', label: 'Closest Task', type: 'time' },
];
