import type { Field } from './types';

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
	primary: true,
	description: 'Who looks after this record. Empty means the user of the credential.',
};

export const createdBy: Field = {
	name: 'created_by',
	label: 'Created By',
	type: 'userOrRobot',
	description: 'Who is shown as the one who created it. ID 0 means the robot.',
};

export const updatedBy: Field = {
	name: 'updated_by',
	label: 'Updated By',
	type: 'userOrRobot',
	description: 'Who is shown as the last one who changed it. ID 0 means the robot.',
};

export const createdAt: Field = {
	name: 'created_at',
	label: 'Created At',
	type: 'time',
	description: 'When it was created, for data that is older than its entry in amoCRM',
};

export const updatedAt: Field = {
	name: 'updated_at',
	label: 'Updated At',
	type: 'time',
	description: 'When it was last changed',
};

export const customFieldsValues: Field = {
	name: 'custom_fields_values',
	label: 'Custom Fields',
	type: 'customFields',
	primary: true,
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
	description: 'Any text of your own. It comes back unchanged with the record and is not stored in amoCRM.',
};
