import type { Field, Resource } from '../resource';
import { parentFields } from './parents';

/** Fields that companies, contacts and leads have in common (API facts 5.2–5.4). */

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
		'Who looks after this record, by name or email. Empty means the user of the credential.',
};

export const createdBy: Field = {
	name: 'created_by',
	label: 'Created By',
	type: 'userOrRobot',
	bookkeeping: true,
	description: 'Who is shown as the one who created it. ID 0 means the robot.',
};

export const updatedBy: Field = {
	name: 'updated_by',
	label: 'Updated By',
	type: 'userOrRobot',
	bookkeeping: true,
	description: 'Who is shown as the last one who changed it. ID 0 means the robot.',
};

export const createdAt: Field = {
	name: 'created_at',
	label: 'Created At',
	type: 'time',
	bookkeeping: true,
	description: 'When it was created, for data that is older than its entry in amoCRM',
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

/** Custom fields that nearly every contact has, by their codes (API facts 5.2). */
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

/** Of companies and contacts; each part stands in a custom field of the account, and the description in a note. */
export const details: Field = {
	name: 'details',
	label: 'Contact Details',
	type: 'details',
	description:
		"Phones, emails, address and more in plain words. Each is put into the account's own field for it, a description into a note.",
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
	description:
		'Any text of your own. It comes back unchanged with the record and is not stored in amoCRM.',
};

/** Fields of contacts (API facts 5.3). */

export const contactName: Field = {
	...name,
	required: false,
	primary: false,
	label: 'Full Name',
	placeholder: 'e.g. Anna Petrova',
	description: 'The name in one piece. Leave it empty to have it made of first and last name.',
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
	description:
		'The company to link. A contact has one at most, so it takes the place of the one that is linked now.',
};

/** Fields of leads (API facts 5.4). */

export const leadName: Field = {
	...name,
	required: false,
	placeholder: 'e.g. Order 1234',
	description: 'Empty means the number of the lead',
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
	description: 'Why it was lost; only together with the stage "Closed - lost"',
};

export const closedAt: Field = {
	name: 'closed_at',
	label: 'Closed At',
	type: 'time',
	description: 'When it was won or lost, for data that is older than its entry in amoCRM',
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

/** Which record an update is about. */
export const recordId: Field = {
	name: 'id',
	label: 'ID',
	type: 'recordId',
	required: true,
	primary: true,
};

/** The fields of an upsert: those of a new record, and the record where it is known. Whether a required one is missing shows when nothing was found. */
export const upsertFields = ({ singular, fields }: Resource): Field[] => [
	...fields.map((field) => ({ ...field, required: false })),
	{
		...recordId,
		label: singular,
		required: false,
		primary: false,
		shownFor: 'upsert',
		description: 'The record to update, where it is known. One that does not exist is an error.',
	},
];

/** The fields of an update: which record, and what can be changed, of which nothing is required. */
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
				// Additional fields cannot depend on one beside them.
				shownWhen: undefined,
			})),
	];
}

/** Of a record that exists, links are made by themselves, not with its fields (API facts 5.4.2). */
const changeable = (field: Field): Field =>
	field.type === 'linkedIds'
		? { ...field, type: 'laterLinks', description: LATER_LINKS[field.name] }
		: field;

const LATER_LINKS: Record<string, string> = {
	contacts: 'Contacts to link in addition. The main contact stays.',
	companies: 'The company to link. It takes the place of the one that is linked now.',
};

/** What amoCRM keeps of every record, beside what can be written. */
export const KEPT: readonly Field[] = [
	responsibleUser,
	createdBy,
	updatedBy,
	createdAt,
	updatedAt,
	{ name: 'closest_task_at', label: 'Closest Task', type: 'time' },
];
